#!/usr/bin/env bash
# What holds a group of nodes to its power budget, on a real kube-apiserver: the objects through the real kubectl provider,
# the agent's rights, its taint, and the requests for watts. The agent's script itself is tested in test/constructs/kubernetes.
source "$(dirname "$0")/lib.sh"
source "$(dirname "$0")/parts.sh"
source "$(dirname "$0")/cluster/kube-api.sh"
echo "Power: real Terraform, kubectl provider and kube-apiserver"

for part in terraform_part kube_apiserver_part kube_controller_manager_part kubectl_part etcd_part kubectl_provider_part; do
  $part >/dev/null 2>"$scratch/part.log" && continue
  tail -n 5 "$scratch/part.log"
  skip "objects on a real Kubernetes API" "${part%_part} is not here and could not be built"
  finish
done

# --- the cluster ------------------------------------------------------------------------------------------------------
api="$scratch/api" here="$scratch/user"
crds="$project/../shared/crds"
[ -d "$crds" ] || crds="$project/test/fixtures/crds"
mkdir -p "$here"
must kube_api_prepare "$api"
must kube_etcd_start "$api"
must kube_api_start "$api"
must kube_controllers_start "$api" validatingadmissionpolicy-status-controller
kube() { kubectl_of "$api" "$@"; }
install_crds() { cat "$crds"/{kueue.x-k8s.io,nfd.k8s-sigs.io,monitoring.coreos.com}_*.yaml | kube apply --server-side -f -; }
must install_crds
must kube wait --for condition=Established crd --all --timeout 60s
for node in n1 n2 n3; do
  must kube create -f - <<YAML
apiVersion: v1
kind: Node
metadata: { name: $node, labels: { node.acme.example/pool: h100 } }
YAML
  must kube taint node "$node" node.kubernetes.io/not-ready-
done

# --- the objects ------------------------------------------------------------------------------------------------------
cp "$api"/{kubeconfig,ca.pem} "$here"
cd "$here" || exit 1
cat >"$scratch/terraformrc" <<HCL
provider_installation { filesystem_mirror { path = "$(kubectl_provider_part)" } }
HCL
export TF_CLI_CONFIG_FILE="$scratch/terraformrc"
layer=cdktf.out/stacks/hall-workloads
synth() { env "$@" TSX_TSCONFIG_PATH="$project/tsconfig.dev.json" node --import "$project/node_modules/tsx/dist/loader.mjs" "$project/scripts/e2e/power/main.ts"; }
apply() { synth "$@" && terraform -chdir="$layer" init -input=false -no-color && terraform -chdir="$layer" apply -auto-approve -input=false -no-color; }
strictly() {
  synth "$@" && node "$project/scripts/e2e/power/manifests.mjs" "$layer/cdk.tf.json" |
    kube apply --server-side --force-conflicts --dry-run=server --validate=strict -f -
}
plans_nothing() { terraform -chdir="$layer" plan -detailed-exitcode -input=false -no-color; }

check "one apply brings the objects of a group" apply
check "the API takes each of them with no field that it does not know" strictly
check "Terraform plans no change" plans_nothing
# no_type_warnings POLICIES: so many are there, and Kubernetes' own check of types has looked at each.
no_type_warnings() {
  for _ in $(seq 50); do
    [ "$(kube get validatingadmissionpolicies -o 'jsonpath={range .items[*]}{.status.typeChecking}{"\n"}{end}' | grep -c '{')" = "$1" ] && break
    sleep 0.2
  done
  kube get validatingadmissionpolicies -o json | COUNT=$1 node -e '
    const { items } = JSON.parse(require("fs").readFileSync(0, "utf8"));
    const checked = items.filter(({ status }) => status?.typeChecking);
    const warnings = checked.flatMap(({ status }) => status.typeChecking.expressionWarnings ?? []);
    console.log(checked.length, "of", items.length, warnings);
    process.exit(checked.length === items.length && items.length === Number(process.env.COUNT) && warnings.length === 0 ? 0 : 1);'
}
check "no policy has an expression with a type that does not fit" no_type_warnings 1
if promtool=$(promtool_part 2>/dev/null); then
  rules() { kube -n sovereign-power get prometheusrule train -o json | node -p 'JSON.stringify(JSON.parse(require("fs").readFileSync(0)).spec)' >rules.yaml && "$promtool" check rules rules.yaml; }
  check "Prometheus takes the rules as they are stored" rules
else
  skip "Prometheus takes the rules" "promtool cannot be had here"
fi

# --- the agent's rights -----------------------------------------------------------------------------------------------
scripts() {
  mkdir -p scripts
  kube -n sovereign-power get configmap train.scripts -o json | node -e '
    const { data } = JSON.parse(require("fs").readFileSync(0, "utf8"));
    for (const [name, text] of Object.entries(data)) {
      const here = text.replace("/run/sovereign-power", process.cwd() + "/state").replace(/^SCRIPTS=.*$/m, `SCRIPTS=${process.cwd()}/scripts`);
      require("fs").writeFileSync(`scripts/${name}`, here);
    }'
}
must scripts
pod_on() {
  kube create -f - <<YAML
apiVersion: v1
kind: Pod
metadata: { name: agent-$1, namespace: sovereign-power }
spec: { nodeName: $1, serviceAccountName: train, automountServiceAccountToken: false, containers: [{ name: a, image: none }] }
YAML
}
must pod_on n1
mkdir -p bin state
agent_token() { kube -n sovereign-power create token train "$@"; }
token=$(agent_token --bound-object-kind Pod --bound-object-name agent-n1)
server=$(kube config view -o 'jsonpath={.clusters[0].cluster.server}')
as_agent() { "$(kubectl_part)" --kubeconfig /dev/null --server "$server" --certificate-authority "$api/ca.pem" --token "$token" --cache-dir "$scratch/agent-cache" "$@"; }
# The agent's own kubectl, as a pod of the DaemonSet would have it.
cat >bin/kubectl <<SH
#!/bin/sh
exec "$(kubectl_part)" --kubeconfig /dev/null --server "$server" --certificate-authority "$api/ca.pem" --token "$token" "\$@"
SH
chmod +x bin/kubectl
look() { # look HOT [NODE]: the taint's script once, on a node that is hot or not
  printf 'time=%s\ncap=yes\ncap_text=x\nhot=%s\nhot_text=x\n' "$(date +%s)" "$1" >state/status
  PATH="$PWD/bin:$PATH" NODE_NAME=${2:-n1} ONCE=1 sh scripts/power-taint.sh
}
taints() { kube get node "${1:-n1}" -o 'jsonpath={range .spec.taints[*]}{.key}:{.effect} {end}'; }
taints_are() { local now; now=$(taints); echo "taints: $now"; [ "$now" = "$1" ]; }

must kube taint node n1 maintenance=soon:PreferNoSchedule
hot() { look yes && taints_are "maintenance:PreferNoSchedule sovereign.ai/hot:NoSchedule "; }
check "a hot node taints itself, beside the taints of others" hot
twice() { look yes && taints_are "maintenance:PreferNoSchedule sovereign.ai/hot:NoSchedule "; }
check "once" twice
unknown() { look unknown && taints_are "maintenance:PreferNoSchedule sovereign.ai/hot:NoSchedule "; }
check "what nobody knows changes nothing" unknown
must kube taint node n1 later=x:NoSchedule
cool() { look no && taints_are "later:NoSchedule maintenance:PreferNoSchedule "; }
check "cool again, its taint goes and the others stay" cool
must kube taint node n1 maintenance- later-
alone() { look yes && taints_are "sovereign.ai/hot:NoSchedule " && look no && taints_are ""; }
check "as the only taint it comes and goes too" alone

denied() { # denied TEXT COMMAND…
  local text=$1
  shift
  "$@" >denied.log 2>&1 && { echo "was allowed"; return 1; }
  cat denied.log
  grep -qF -e "$text" denied.log
}
own='an agent taints the node that it runs on, and no other'
only='an agent sets the taint sovereign.ai/hot, and changes nothing else'
check "the agent taints no other node of its group" denied "$own" as_agent taint node n2 sovereign.ai/hot=:NoSchedule
check "nor any node of others" denied forbidden as_agent taint node n3 sovereign.ai/hot=:NoSchedule
check "it sets no other taint" denied "$only" as_agent taint node n1 mine=:NoSchedule
check "no label" denied "$only" as_agent label node n1 mine=yes
check "no annotation" denied "$only" as_agent annotate node n1 mine=yes
check "it cordons no node" denied "$only" as_agent patch node n1 -p '{"spec":{"unschedulable":true}}'
check "deletes none" denied forbidden as_agent delete node n1
check "lists none, and no pods or secrets" denied forbidden as_agent get nodes,pods,secrets -A
unbound() { token=$(agent_token) && denied "$own" as_agent taint node n1 sovereign.ai/hot=:NoSchedule; }
check "a token of its account from elsewhere taints nothing" unbound
admin_may() { kube taint node n2 other=:NoSchedule && kube label node n2 x=y; }
check "everybody else is as free as before" admin_may

# --- accelerators of different watts ------------------------------------------------------------------------------------
check "a second group with other accelerators is brought by one apply" apply GROUPS=train,serve
check "each object of both is taken with no field that it does not know" strictly GROUPS=train,serve
check "no policy of both has an expression with a type that does not fit" no_type_warnings 3
pod() { # pod NAME POOL LIMITS
  kube apply -f - <<YAML
apiVersion: v1
kind: Pod
metadata: { name: $1, namespace: research }
spec:
  nodeSelector: { node.acme.example/pool: $2 }
  containers: [{ name: c, image: none, resources: { limits: { $3 } } }]
YAML
}
request=sovereign.ai/watts-per-nvidia.com-gpu
sleep 1
check "a pod that asks for accelerators and no watts is refused" denied 'have to ask for' pod a h100 'nvidia.com/gpu: 2'
check "so is one that asks for those of the smaller part" denied '"1788" as well' pod b b200 "nvidia.com/gpu: 2, $request: 1125"
check "one that asks for them is taken" pod c h100 "nvidia.com/gpu: 2, $request: 1125"
check "so is one without accelerators, and one for other nodes" pod d h100 'cpu: 1'
check "and one for nodes of nobody's group" pod e a100 'nvidia.com/gpu: 2'

# --- another cap, and the end ---------------------------------------------------------------------------------------------
quota() { kube get clusterqueue train.research -o jsonpath='{.spec.resourceGroups[0].flavors[0].resources[3].nominalQuota}'; }
lower() { apply CAP=500 && [ "$(quota)" = 8600 ] && kube -n sovereign-power get configmap train.scripts -o jsonpath='{.data}' | grep -q "CAP_WATTS='500'"; }
check "a lower cap changes quota and script" lower
check "no taint any more: the agent's rights go" apply WHEN_HOT=alert
no_rights() { [ -z "$(kube get clusterroles,validatingadmissionpolicies,validatingadmissionpolicybindings -o name | grep sovereign-power)" ]; }
check "all of them" no_rights
destroy() { terraform -chdir="$layer" destroy -auto-approve -input=false -no-color; }
check "destroy" destroy
nothing_left() {
  kube get clusterqueues,cohorts,resourceflavors,topologies,nodefeaturerules,clusterrolebindings,prometheusrules,daemonsets,configmaps -A -o name |
    grep -E '/(train|serve)([./]|$)|/power\.|sovereign' >left
  cat left
  [ ! -s left ]
}
check "leaves nothing" nothing_left

kube_api_stop "$api" # before its etcd, without which it would wait for a while
skip "the agent on an accelerator" "there is none here; its script runs against recorded parts in test/constructs/kubernetes/power"
skip "node-problem-detector, node-feature-discovery, Kueue and a scheduler" "they do not run here: their objects are stored"

finish
