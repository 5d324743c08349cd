# The real parts that the slower end-to-end scripts need, built once into a cache folder: a Kubernetes API server and
# Terraform's kubectl provider. Where one cannot be had, its script says what it skipped.
parts=${SOVEREIGN_TEST_PARTS:-${XDG_CACHE_HOME:-$HOME/.cache}/cdktf-sovereign-ai/test-parts}

kubernetes_version=1.34.3
kubectl_provider_version=1.19.0

# debian_part COMMAND PACKAGE: a command from Debian's packages, installed where this is a Debian that may install.
debian_part() {
  command -v "$1" >/dev/null && return 0
  command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ] || return 1
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2"; } >&2 && command -v "$1" >/dev/null
}

# Prints the path of a kube-apiserver. Its module cannot be installed by name, since it replaces its staging modules.
kube_apiserver_part() {
  local binary="$parts/kube-apiserver-$kubernetes_version" source
  if [ ! -x "$binary" ]; then
    command -v go >/dev/null || return 1
    source=$(mktemp -d) && mkdir -p "$parts" || return 1
    {
      printf 'module apiserver\n\ngo 1.24\n\nrequire k8s.io/kubernetes v%s\n\nreplace (\n' "$kubernetes_version"
      for module in api apiextensions-apiserver apimachinery apiserver cli-runtime client-go cloud-provider cluster-bootstrap \
        code-generator component-base component-helpers controller-manager cri-api cri-client csi-translation-lib \
        dynamic-resource-allocation endpointslice externaljwt kms kube-aggregator kube-controller-manager kube-proxy \
        kube-scheduler kubectl kubelet metrics mount-utils pod-security-admission sample-apiserver \
        sample-cli-plugin sample-controller; do
        printf '\tk8s.io/%s => k8s.io/%s v0.%s\n' "$module" "$module" "${kubernetes_version#1.}"
      done
      printf ')\n'
    } >"$source/go.mod"
    printf 'package main\n\nimport (\n\t"os"\n\n\t"k8s.io/component-base/cli"\n\t"k8s.io/kubernetes/cmd/kube-apiserver/app"\n)\n\nfunc main() { os.Exit(cli.Run(app.NewAPIServerCommand())) }\n' >"$source/main.go"
    (cd "$source" && go mod tidy && CGO_ENABLED=0 go build -o "$binary.new" \
      -ldflags "-s -w -X k8s.io/component-base/version.gitVersion=v$kubernetes_version -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=$(cut -d. -f2 <<<"$kubernetes_version")" .) >&2 &&
      mv "$binary.new" "$binary" || return 1
    rm -rf "$source"
  fi
  printf '%s\n' "$binary"
}

# Prints the folder of a filesystem mirror that holds the kubectl provider.
kubectl_provider_part() {
  local folder version=$kubectl_provider_version
  folder="$parts/providers/registry.terraform.io/gavinbunney/kubectl/$version/$(go env GOOS 2>/dev/null)_$(go env GOARCH 2>/dev/null)" || return 1
  if [ ! -x "$folder/terraform-provider-kubectl_v$version" ]; then
    command -v go >/dev/null || return 1
    mkdir -p "$folder" "$parts/go-bin"
    GOBIN="$parts/go-bin" go install "github.com/gavinbunney/terraform-provider-kubectl@v$version" >&2 &&
      mv "$parts/go-bin/terraform-provider-kubectl" "$folder/terraform-provider-kubectl_v$version" || return 1
  fi
  printf '%s\n' "$parts/providers"
}
