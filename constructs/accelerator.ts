import { accelerators, findAccelerator } from "../catalog/accelerators";
import { unknownAccelerator } from "./errors";

/**
 * A kind of accelerator, by its name in the catalogue and not by a cloud's instance type. `sovereign catalog
 * accelerators` prints what the catalogue knows of each.
 */
export class Accelerator {
  /** NVIDIA A100 SXM4 40 GB. */
  public static readonly A100_40_SXM = new Accelerator("a100-40-sxm");
  /** NVIDIA A100 PCIe 80 GB. */
  public static readonly A100_80_PCIE = new Accelerator("a100-80-pcie");
  /** NVIDIA A100 SXM4 80 GB. */
  public static readonly A100_80_SXM = new Accelerator("a100-80-sxm");
  /** NVIDIA A40. */
  public static readonly A40 = new Accelerator("a40");
  /** NVIDIA A800 SXM 80 GB. */
  public static readonly A800_80_SXM = new Accelerator("a800-80-sxm");
  /** Huawei Ascend 910B. */
  public static readonly ASCEND_910B = new Accelerator("ascend-910b");
  /** Huawei Ascend 910C. */
  public static readonly ASCEND_910C = new Accelerator("ascend-910c");
  /** NVIDIA B200 SXM. */
  public static readonly B200 = new Accelerator("b200");
  /** NVIDIA B300 on an air-cooled HGX board. */
  public static readonly B300_HGX = new Accelerator("b300-hgx");
  /** Intel Gaudi 2. */
  public static readonly GAUDI2 = new Accelerator("gaudi2");
  /** Intel Gaudi 3 OAM (HL-325L, HL-335). */
  public static readonly GAUDI3 = new Accelerator("gaudi3");
  /** Intel Gaudi 3 PCIe (HL-338). */
  public static readonly GAUDI3_PCIE = new Accelerator("gaudi3-pcie");
  /** NVIDIA GB200, one Blackwell GPU of the superchip. */
  public static readonly GB200 = new Accelerator("gb200");
  /** NVIDIA GB300, one Blackwell Ultra GPU of the superchip. */
  public static readonly GB300 = new Accelerator("gb300");
  /** NVIDIA GH200 480 GB. */
  public static readonly GH200 = new Accelerator("gh200");
  /** Groq LPU, first generation. */
  public static readonly GROQ_LPU = new Accelerator("groq-lpu");
  /** NVIDIA H100 NVL 94 GB. */
  public static readonly H100_NVL = new Accelerator("h100-nvl");
  /** NVIDIA H100 PCIe 80 GB. */
  public static readonly H100_PCIE = new Accelerator("h100-pcie");
  /** NVIDIA H100 SXM5 80 GB. */
  public static readonly H100_SXM = new Accelerator("h100-sxm");
  /** NVIDIA H20 96 GB. */
  public static readonly H20 = new Accelerator("h20");
  /** NVIDIA H200 NVL 141 GB. */
  public static readonly H200_NVL = new Accelerator("h200-nvl");
  /** NVIDIA H200 SXM 141 GB. */
  public static readonly H200_SXM = new Accelerator("h200-sxm");
  /** NVIDIA L4. */
  public static readonly L4 = new Accelerator("l4");
  /** NVIDIA L40. */
  public static readonly L40 = new Accelerator("l40");
  /** NVIDIA L40S. */
  public static readonly L40S = new Accelerator("l40s");
  /** AMD Instinct MI300A. */
  public static readonly MI300A = new Accelerator("mi300a");
  /** AMD Instinct MI300X. */
  public static readonly MI300X = new Accelerator("mi300x");
  /** AMD Instinct MI325X. */
  public static readonly MI325X = new Accelerator("mi325x");
  /** AMD Instinct MI350X. */
  public static readonly MI350X = new Accelerator("mi350x");
  /** AMD Instinct MI355X. */
  public static readonly MI355X = new Accelerator("mi355x");
  /** NVIDIA RTX 6000 Ada. */
  public static readonly RTX_6000_ADA = new Accelerator("rtx-6000-ada");
  /** NVIDIA RTX PRO 6000 Blackwell Server Edition. */
  public static readonly RTX_PRO_6000 = new Accelerator("rtx-pro-6000");
  /** NVIDIA Rubin. */
  public static readonly RUBIN = new Accelerator("rubin");
  /** NVIDIA Rubin Ultra. */
  public static readonly RUBIN_ULTRA = new Accelerator("rubin-ultra");
  /** NVIDIA T4. */
  public static readonly T4 = new Accelerator("t4");
  /** Taalas HC1. */
  public static readonly TAALAS_HC1 = new Accelerator("taalas-hc1");
  /** Google TPU v5e. */
  public static readonly TPU_V5E = new Accelerator("tpu-v5e");
  /** Google TPU v5p. */
  public static readonly TPU_V5P = new Accelerator("tpu-v5p");
  /** Google TPU v6e. */
  public static readonly TPU_V6E = new Accelerator("tpu-v6e");
  /** Google TPU v7 Ironwood. */
  public static readonly TPU_V7 = new Accelerator("tpu-v7");
  /** AWS Trainium2. */
  public static readonly TRAINIUM2 = new Accelerator("trainium2");
  /** NVIDIA V100 PCIe 16 GB. */
  public static readonly V100_16_PCIE = new Accelerator("v100-16-pcie");
  /** NVIDIA V100 SXM2 16 GB. */
  public static readonly V100_16_SXM2 = new Accelerator("v100-16-sxm2");
  /** NVIDIA V100 PCIe 32 GB. */
  public static readonly V100_32_PCIE = new Accelerator("v100-32-pcie");
  /** Cerebras WSE-3 (CS-3). */
  public static readonly WSE_3 = new Accelerator("wse-3");

  /**
   * An accelerator by its catalogue name, e.g. `h100-sxm`.
   *
   * @throws when the catalogue does not know it
   */
  public static of(name: string): Accelerator {
    if (!findAccelerator(name))
      throw unknownAccelerator(
        name,
        accelerators().map((row) => row.name),
      );
    return new Accelerator(name);
  }

  /**
   * Whatever a local site's machine has, a CPU where there is nothing else. It is looked at when deploying, never at
   * synth.
   */
  public static detected(): Accelerator {
    return new Accelerator("detected");
  }

  private constructor(
    /** Name in the catalogue, or `detected`. */
    public readonly name: string,
  ) {}
}
