import { findServer, servers } from "../catalog/servers";
import { unknownServer } from "./errors";

/**
 * A kind of server, by its name in the catalogue. `sovereign catalog servers` prints what the catalogue knows of each:
 * its accelerators and what it draws.
 */
export class Server {
  /** Huawei CloudMatrix 384 (Atlas 900 A3). */
  public static readonly CLOUDMATRIX_384 = new Server("cloudmatrix-384");
  /** NVIDIA DGX A100. */
  public static readonly DGX_A100 = new Server("dgx-a100");
  /** NVIDIA DGX B200. */
  public static readonly DGX_B200 = new Server("dgx-b200");
  /** NVIDIA DGX B300. */
  public static readonly DGX_B300 = new Server("dgx-b300");
  /** NVIDIA DGX H100. */
  public static readonly DGX_H100 = new Server("dgx-h100");
  /** NVIDIA DGX H200. */
  public static readonly DGX_H200 = new Server("dgx-h200");
  /** NVIDIA DGX GB200 compute tray. */
  public static readonly GB200_COMPUTE_TRAY = new Server("gb200-compute-tray");
  /** NVIDIA GB200 NVL72. */
  public static readonly GB200_NVL72 = new Server("gb200-nvl72");
  /** NVIDIA GB300 NVL72. */
  public static readonly GB300_NVL72 = new Server("gb300-nvl72");
  /** HGX B300 server (ASUS XA NB3I-E12). */
  public static readonly HGX_B300 = new Server("hgx-b300");
  /** AMD MI300X server with 8 OAM. */
  public static readonly MI300X_8_OAM = new Server("mi300x-8-oam");
  /** AMD MI355X server with 8 OAM (Supermicro AS-A126GS-TNMR). */
  public static readonly MI355X_8_OAM = new Server("mi355x-8-oam");
  /** NVIDIA Rubin Ultra Kyber NVL576. */
  public static readonly RUBIN_ULTRA_NVL576 = new Server("rubin-ultra-nvl576");
  /** Taalas HC1 server with 10 cards. */
  public static readonly TAALAS_HC1_SERVER = new Server("taalas-hc1-server");
  /** NVIDIA Vera Rubin NVL72. */
  public static readonly VERA_RUBIN_NVL72 = new Server("vera-rubin-nvl72");

  /**
   * A server by its catalogue name, e.g. `dgx-h100`.
   *
   * @throws when the catalogue does not know it
   */
  public static of(name: string): Server {
    if (!findServer(name))
      throw unknownServer(
        name,
        servers().map((row) => row.name),
      );
    return new Server(name);
  }

  private constructor(
    /** Name in the catalogue. */
    public readonly name: string,
  ) {}
}
