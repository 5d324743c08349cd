# The real parts that the slower end-to-end scripts need, built once into a cache folder: a Kubernetes API with its
# client and Terraform's kubectl provider. Where one cannot be had, its function fails, and the script says what it skipped.
parts=${SOVEREIGN_TEST_PARTS:-${XDG_CACHE_HOME:-$HOME/.cache}/cdktf-sovereign-ai/test-parts}

kubernetes_version=1.34.3
kubectl_provider_version=1.19.0

# debian_part COMMAND PACKAGE: a command from Debian's packages, installed where this is a Debian that may install.
debian_part() {
  command -v "$1" >/dev/null && return 0
  command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ] || return 1
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2"; } >&2 && command -v "$1" >/dev/null
}

# kubernetes_part COMMAND: prints the path of a command built from Kubernetes' own module, which cannot be installed by
# name, since it replaces its staging modules.
kubernetes_part() {
  local binary="$parts/$1-$kubernetes_version" version=k8s.io/component-base/version source
  if [ ! -x "$binary" ]; then
    command -v go >/dev/null || return 1
    source=$(mktemp -d) && mkdir -p "$parts" || return 1
    {
      printf 'module parts\n\ngo 1.24.0\n\nrequire k8s.io/kubernetes v%s\n\nreplace (\n' "$kubernetes_version"
      for module in api apiextensions-apiserver apimachinery apiserver cli-runtime client-go cloud-provider cluster-bootstrap \
        code-generator component-base component-helpers controller-manager cri-api cri-client csi-translation-lib \
        dynamic-resource-allocation endpointslice externaljwt kms kube-aggregator kube-controller-manager kube-proxy \
        kube-scheduler kubectl kubelet metrics mount-utils pod-security-admission sample-apiserver \
        sample-cli-plugin sample-controller; do
        printf '\tk8s.io/%s => k8s.io/%s v0.%s\n' "$module" "$module" "${kubernetes_version#1.}"
      done
      printf ')\n'
    } >"$source/go.mod"
    (cd "$source" && CGO_ENABLED=0 go build -mod=mod -o "$binary.new" \
      -ldflags "-s -w -X $version.gitVersion=v$kubernetes_version -X $version.gitMajor=1 -X $version.gitMinor=$(cut -d. -f2 <<<"$kubernetes_version")" \
      "k8s.io/kubernetes/cmd/$1") >&2 && mv "$binary.new" "$binary" || return 1
    rm -rf "$source"
  fi
  printf '%s\n' "$binary"
}

kube_apiserver_part() { kubernetes_part kube-apiserver; }
kube_controller_manager_part() { kubernetes_part kube-controller-manager; }

# Prints the path of a kubectl: the one of this machine, else one built here.
kubectl_part() { command -v kubectl || kubernetes_part kubectl; }

etcd_part() { debian_part etcd etcd-server && command -v etcd; }

terraform_part() { command -v terraform; }

# Prints the path of promtool, which checks rules and tests alerts; Debian has it in the package of the whole server, which
# is not installed.
promtool_part() {
  command -v promtool && return 0
  if [ ! -x "$parts/promtool/promtool" ]; then
    command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 1
    mkdir -p "$parts/promtool" || return 1
    (cd "$parts/promtool" && { [ "$(id -u)" -ne 0 ] || apt-get update -qq; } && apt-get download -qq prometheus &&
      dpkg-deb -x prometheus_*.deb whole && mv whole/usr/bin/promtool . && rm -rf whole prometheus_*.deb) >&2 || return 1
  fi
  printf '%s\n' "$parts/promtool/promtool"
}

# Prints the folder that holds conftest, a scanner of policies that the checker is timed against.
conftest_part() {
  local version=0.71.1
  if [ ! -x "$parts/go-bin/conftest-$version" ]; then
    command -v go >/dev/null || return 1
    mkdir -p "$parts/go-bin"
    GOBIN="$parts/go-bin" go install "github.com/open-policy-agent/conftest@v$version" >&2 || return 1
    ln -sf conftest "$parts/go-bin/conftest-$version"
  fi
  printf '%s\n' "$parts/go-bin"
}

# Prints the folder that holds Checkov, another such scanner.
checkov_part() {
  local environment="$parts/checkov-3.3.30"
  if [ ! -x "$environment/bin/checkov" ]; then
    python3 -m venv "$environment" && "$environment/bin/pip" install -q checkov==3.3.30 >&2 || return 1
  fi
  printf '%s\n' "$environment/bin"
}

# Prints the SARIF validator of the format's authors.
sarif_multitool_part() {
  local folder="$parts/sarif-multitool-5.7.0"
  local binary="$folder/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
  if [ ! -f "$binary" ]; then
    mkdir -p "$folder" && npm install --prefix "$folder" --no-audit --no-fund @microsoft/sarif-multitool@5.7.0 >&2 || return 1
  fi
  chmod u+x "$binary" && printf '%s\n' "$binary"
}

# Prints the folder of a Python that validates reports: OSCAL against NIST's models and metaschema, XML against a schema.
# The schema of Jenkins for JUnit, junit-10.xsd, lies beside its commands; it comes with pytest's own tests.
report_validators_part() {
  local environment="$parts/report-validators-1" source
  if [ ! -f "$environment/bin/junit-10.xsd" ]; then
    source=$(mktemp -d) && python3 -m venv "$environment" &&
      "$environment/bin/pip" install -q compliance-trestle==5.2.0 oscal==3.2.2 xmlschema >&2 &&
      "$environment/bin/pip" download -q --no-deps --no-binary pytest -d "$source" pytest==9.2.0 >&2 &&
      tar -xzf "$source/pytest-9.2.0.tar.gz" -C "$source" &&
      cp "$source/pytest-9.2.0/testing/example_scripts/junit-10.xsd" "$environment/bin/" || return 1
    rm -rf "$source"
  fi
  printf '%s\n' "$environment/bin"
}

# Prints the folder of a filesystem mirror that holds the kubectl provider.
kubectl_provider_part() {
  local version=$kubectl_provider_version platform binary
  platform=$(terraform version -json 2>/dev/null | node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).platform') || return 1
  binary="$parts/providers/registry.terraform.io/gavinbunney/kubectl/$version/$platform/terraform-provider-kubectl_v$version"
  if [ ! -x "$binary" ]; then
    command -v go >/dev/null || return 1
    mkdir -p "$(dirname "$binary")" "$parts/go-bin"
    GOBIN="$parts/go-bin" go install "github.com/gavinbunney/terraform-provider-kubectl@v$version" >&2 &&
      mv "$parts/go-bin/terraform-provider-kubectl" "$binary" || return 1
  fi
  printf '%s\n' "$parts/providers"
}

# Prints the folder of a small Debian that boots with systemd and takes SSH.
debian_host_part() {
  local folder="$parts/debian-host-bookworm" fresh
  if [ ! -d "$folder" ]; then
    [ "$(id -u)" -eq 0 ] && debian_part debootstrap debootstrap || return 1
    mkdir -p "$parts" && fresh=$(mktemp -d "$parts/debian-host.XXXX") && chmod 755 "$fresh" || return 1
    if ! debootstrap --variant=minbase --include=openssh-server,systemd,systemd-sysv,dbus,iproute2,sudo bookworm "$fresh" >&2; then
      rm -rf "$fresh"
      return 1
    fi
    rm -rf "$fresh"/var/cache/apt/archives/*.deb "$fresh"/var/lib/apt/lists/* "$fresh"/etc/ssh/ssh_host_*
    mv "$fresh" "$folder" || return 1
  fi
  printf '%s\n' "$folder"
}
