import { describe, expect, test } from "vitest";
import { cloud } from "./clouds";

const scw = cloud("scaleway/scaleway", { region: "fr-par" });
const placeOf = (host: string) => scw.flowsOf("container", { image: `${host}/acme/api:1` });

describe("the endpoints of clouds", () => {
  test.each<[string, string, string]>([
    ["a bucket of Open Telekom Cloud", "ledger.obs.eu-nl.otc.t-systems.com", "NL"],
    ["a bucket of its Swiss region", "obs.eu-ch2.sc.otc.t-systems.com", "CH"],
    ["its registry", "swr.eu-de.otc.t-systems.com", "DE"],
    ["a bucket of Huawei Cloud", "ledger.obs.me-east-1.myhuaweicloud.com", "SA"],
    ["its registry in Ireland", "swr.eu-west-101.myhuaweicloud.eu", "IE"],
    ["a bucket of Alibaba Cloud", "ledger.oss-me-central-1.aliyuncs.com", "SA"],
    ["the same from inside", "ledger.oss-eu-central-1-internal.aliyuncs.com", "DE"],
    ["its registry", "registry-intl.eu-central-1.aliyuncs.com", "DE"],
    ["its registry of a company", "acme-registry.cn-hangzhou.cr.aliyuncs.com", "CN"],
    ["a registry of Oracle by three letters", "jed.ocir.io", "SA"],
    ["a registry of Oracle by its region", "ocir.eu-frankfurt-1.oci.oraclecloud.com", "DE"],
    ["a bucket of Oracle in another realm", "acme.compat.objectstorage.me-ibri-1.oraclecloud9.com", "OM"],
    ["a bucket of the EU sovereign cloud of Oracle", "objectstorage.eu-madrid-2.oraclecloud.eu", "ES"],
    ["a bucket of OVHcloud", "s3.gra.io.cloud.ovh.net", "FR"],
    ["a bucket of OVHcloud in Frankfurt", "ledger.s3.de.io.cloud.ovh.net", "DE"],
    ["a bucket of OVHcloud in Paris", "s3.eu-west-par.io.cloud.ovh.net", "FR"],
    ["a registry of OVHcloud", "0a1b2c.c1.bhs5.container-registry.ovh.net", "CA"],
    ["a cluster of OVHcloud", "0a1b2c.c2.waw1.k8s.ovh.net", "PL"],
    ["a bucket of Scaleway", "ledger.s3.nl-ams.scw.cloud", "NL"],
    ["its registry", "rg.pl-waw.scw.cloud", "PL"],
    ["its queues", "sqs.mnq.fr-par.scaleway.com", "FR"],
    ["a bucket of STACKIT", "object.storage.eu01.onstackit.cloud", "DE"],
    ["a bucket of STACKIT in Austria", "object.storage.eu02.onstackit.cloud", "AT"],
    ["a bucket of IONOS", "s3.eu-south-2.ionoscloud.com", "ES"],
    ["a bucket of IONOS whose endpoint misleads", "s3.eu-central-1.ionoscloud.com", "DE"],
    ["a registry of IONOS", "acme.cr.gb-lhr.ionos.com", "GB"],
    ["a bucket of Exoscale", "sos-bg-sof-1.exo.io", "BG"],
    ["a bucket of Outscale", "oos.cloudgouv-eu-west-1.outscale.com", "FR"],
  ])("%s: %s is in %s", (_, host, country) => {
    expect(placeOf(host)).toEqual([`image to ${country}`]);
  });

  test.each<[string, string]>([
    ["a registry of STACKIT that names no region", "registry.onstackit.cloud"],
    ["a region that no row knows", "obs.xx-west-1.myhuaweicloud.com"],
  ])("%s: %s may be anywhere of its operator", (_, host) => {
    expect(placeOf(host)).toEqual(["image to anywhere"]);
  });
});
