/** Which nodes of a cluster or hosts of a hall that stand already are meant. The next free one is never chosen. */
export class NodeSelection {
  /** Those with these names. */
  public static byName(...names: string[]): NodeSelection {
    return new NodeSelection(names);
  }

  /** Those in these racks, on a site whose hosts state their racks. */
  public static byRack(...racks: string[]): NodeSelection {
    return new NodeSelection(undefined, racks);
  }

  /** Those that carry all of these labels. */
  public static byLabels(labels: { readonly [key: string]: string }): NodeSelection {
    return new NodeSelection(undefined, undefined, labels);
  }

  private constructor(
    public readonly names?: string[],
    public readonly racks?: string[],
    public readonly labels?: { readonly [key: string]: string },
  ) {}
}
