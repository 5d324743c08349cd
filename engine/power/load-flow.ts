import {
  add,
  CARRIED,
  copy,
  DIVERSIFIED,
  FALLBACK,
  FALLBACK_UNKNOWN,
  L1,
  UNKNOWN,
  WIDTH,
  withoutResidue,
} from "./load-rows";
import type { PowerNetwork } from "./network";

/** Loads of every element in one state, and the way from one state to another that touches only what differs. */
export class LoadFlow {
  /** Elements whose load differs from that of the base state, after `takeOut`. */
  public readonly changed: number[] = [];
  public readonly dead: number[] = [];
  /** Racks that have lost feeds. */
  public readonly racks: number[] = [];

  private readonly live: Uint8Array;
  private readonly liveParents: Int32Array;
  private readonly liveFeeds: Int32Array;
  private readonly loads: Float64Array;
  /** What all children of a transfer draw. */
  private readonly drawn: Float64Array;

  private base: { live: Uint8Array; liveFeeds: Int32Array; loads: Float64Array; drawn: Float64Array };

  /** Elements that wait for their turn, and transfers as `~position`, by level. */
  private readonly waiting: number[][];
  private readonly isWaiting: Uint8Array;
  private readonly transfers: number[] = [];

  public constructor(
    private readonly network: PowerNetwork,
    private readonly rackLoads: readonly Float64Array[],
    private readonly isShared: readonly boolean[],
    cooling: Float64Array,
  ) {
    const { elements, transfers, feedsOf, elementLevels, transferLevels, coolingTransfer } = network;
    this.live = new Uint8Array(elements.length).fill(1);
    this.liveParents = Int32Array.from(transfers, ({ parents }) => parents.length);
    this.liveFeeds = Int32Array.from(feedsOf, (feeds) => feeds.length);
    this.loads = new Float64Array(elements.length * WIDTH);
    this.drawn = new Float64Array(transfers.length * WIDTH);
    const top = elementLevels.reduce((most, level) => Math.max(most, level), 0);
    this.waiting = Array.from({ length: transferLevels.reduce((most, l) => Math.max(most, l), top) + 1 }, () => []);
    this.isWaiting = new Uint8Array(elements.length + transfers.length);

    // Everything dead and nothing drawn is the state from which the first differs.
    this.base = this.snapshot();
    this.base.live.fill(0);
    this.base.liveFeeds.fill(0);
    feedsOf.forEach((_, rack) => this.loadFeeds(rack));
    if (coolingTransfer >= 0) {
      this.drawn.set(cooling, coolingTransfer * WIDTH);
      this.enqueueTransfer(coolingTransfer);
    }
    this.propagate();
    this.settle();
  }

  /** Takes one element out of the base state. */
  public takeOut(element: number): void {
    if (!this.live[element]) return;
    this.live[element] = 0;
    this.dead.push(element);
    for (const dead of this.dead) this.loseChildren(dead);
    for (const rack of this.racks) this.loadFeeds(rack);
    this.propagate();
  }

  /** Back to the base state. */
  public restore(): void {
    for (const element of this.dead) {
      this.live[element] = 1;
      for (const transfer of this.network.transfersBelow[element]) this.liveParents[transfer]++;
    }
    for (const rack of this.racks) this.liveFeeds[rack] = this.base.liveFeeds[rack];
    for (const element of this.changed) copy(this.base.loads, this.loads, element);
    for (const transfer of this.transfers) copy(this.base.drawn, this.drawn, transfer);
    this.forget();
  }

  /** Makes the present state the base of those that follow. */
  public settle(): void {
    this.base = this.snapshot();
    this.forget();
  }

  public isLive(element: number): boolean {
    return this.live[element] === 1;
  }

  public liveFeedsOf(rack: number): number {
    return this.liveFeeds[rack];
  }

  public load(element: number, channel: number): number {
    return this.loads[element * WIDTH + channel];
  }

  /** The part of a rack's load that one of its feeds carries. */
  public rackShare(rack: number, feed: number): number {
    return this.live[feed] ? this.sharePerFeed(rack, this.liveFeeds[rack]) : 0;
  }

  /** The part of what a transfer's children draw that one of its parents carries. */
  public transferShare(transfer: number, parent: number): number {
    const [members, count] = this.carriers(transfer, this.live);
    return this.live[parent] && members.includes(parent) ? 1 / count : 0;
  }

  private loseChildren(dead: number): void {
    const { transfersBelow, transfers, racksOf } = this.network;
    this.enqueue(dead);
    for (const transfer of transfersBelow[dead]) {
      this.enqueueTransfer(transfer);
      if (--this.liveParents[transfer] > 0) continue;
      for (const child of transfers[transfer].children) {
        if (!this.live[child]) continue;
        this.live[child] = 0;
        this.dead.push(child);
      }
    }
    for (const rack of racksOf[dead]) {
      if (this.liveFeeds[rack] === this.base.liveFeeds[rack]) this.racks.push(rack);
      this.liveFeeds[rack]--;
    }
  }

  /** The difference that a rack makes to its feeds. */
  private loadFeeds(rack: number): void {
    const before = this.sharePerFeed(rack, this.base.liveFeeds[rack]);
    const now = this.sharePerFeed(rack, this.liveFeeds[rack]);
    for (const feed of this.network.feedsOf[rack]) {
      const share = (this.live[feed] ? now : 0) - (this.base.live[feed] ? before : 0);
      if (share === 0) continue;
      add(this.loads, feed, this.rackLoads[rack], 0, share);
      this.enqueue(feed);
    }
  }

  private sharePerFeed(rack: number, liveFeeds: number): number {
    if (liveFeeds === 0) return 0;
    return 1 / (this.isShared[rack] ? liveFeeds : this.network.feedsOf[rack].length);
  }

  /** From the lowest up, so that every node has its whole difference before it passes it on. */
  private propagate(): void {
    for (const level of this.waiting) {
      for (const node of level) {
        if (node >= 0) this.passUp(node);
        else this.distribute(~node);
      }
      level.length = 0;
    }
  }

  private passUp(element: number): void {
    this.isWaiting[element] = 0;
    this.changed.push(element);
    if (!this.live[element]) this.loads.fill(0, element * WIDTH, (element + 1) * WIDTH);
    const differs = withoutResidue(this.loads, this.base.loads, element);
    const transfer = this.network.transferOf[element];
    if (!differs || transfer < 0) return;
    this.draw(transfer, element, this.loads, 1);
    this.draw(transfer, element, this.base.loads, -1);
    this.enqueueTransfer(transfer);
  }

  /** What an element draws is what it delivers ÷ its efficiency. */
  private draw(transfer: number, element: number, loads: Float64Array, sign: number): void {
    const from = element * WIDTH;
    const to = transfer * WIDTH;
    const { drawn } = this;
    const factor = sign / this.network.elements[element].efficiency;
    const kw = loads[from + DIVERSIFIED] * factor;
    drawn[to + CARRIED] += kw;
    drawn[to + DIVERSIFIED] += kw;
    drawn[to + FALLBACK] += loads[from + FALLBACK] * factor;
    drawn[to + UNKNOWN] += loads[from + UNKNOWN] * sign;
    drawn[to + FALLBACK_UNKNOWN] += loads[from + FALLBACK_UNKNOWN] * sign;
    const phases = this.network.inputPhases[element];
    for (let phase = 0; phase < 3; phase++) {
      drawn[to + L1 + phase] += phases ? kw * phases[phase] : loads[from + L1 + phase] * factor;
    }
  }

  private distribute(transfer: number): void {
    this.isWaiting[this.loads.length / WIDTH + transfer] = 0;
    this.transfers.push(transfer);
    withoutResidue(this.drawn, this.base.drawn, transfer);
    this.share(transfer, this.drawn, this.live, 1);
    this.share(transfer, this.base.drawn, this.base.live, -1);
  }

  private share(transfer: number, drawn: Float64Array, live: Uint8Array, sign: number): void {
    const [members, count] = this.carriers(transfer, live);
    for (const member of members) {
      if (!live[member]) continue;
      add(this.loads, member, drawn, transfer, sign / count);
      this.enqueue(member);
    }
  }

  /** The first alternative with a live member, and how many of its members live. */
  private carriers(transfer: number, live: Uint8Array): readonly [members: readonly number[], count: number] {
    for (const members of this.network.transfers[transfer].alternatives) {
      let count = 0;
      for (const member of members) count += live[member];
      if (count > 0) return [members, count];
    }
    return [[], 0];
  }

  private enqueue(element: number): void {
    if (this.isWaiting[element]) return;
    this.isWaiting[element] = 1;
    this.waiting[this.network.elementLevels[element]].push(element);
  }

  private enqueueTransfer(transfer: number): void {
    const node = this.loads.length / WIDTH + transfer;
    if (this.isWaiting[node]) return;
    this.isWaiting[node] = 1;
    this.waiting[this.network.transferLevels[transfer]].push(~transfer);
  }

  private snapshot(): typeof this.base {
    const { live, liveFeeds, loads, drawn } = this;
    return { live: live.slice(), liveFeeds: liveFeeds.slice(), loads: loads.slice(), drawn: drawn.slice() };
  }

  private forget(): void {
    this.changed.length = 0;
    this.dead.length = 0;
    this.racks.length = 0;
    this.transfers.length = 0;
  }
}
