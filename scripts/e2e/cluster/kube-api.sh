# A real Kubernetes API: etcd and kube-apiserver, with certificates made on the spot. Comes after lib.sh and parts.sh.

# kube_certificate FOLDER NAME SUBJECT [EXTENSION…]: NAME.pem and NAME.key, signed by ca.pem, or by itself as the ca.
kube_certificate() {
  local folder=$1 name=$2 subject=$3 signer=() extension
  shift 3
  [ "$name" = ca ] || signer=(-CA "$folder/ca.pem" -CAkey "$folder/ca.key")
  for extension in "$@"; do signer+=(-addext "$extension"); done
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "$subject" \
    -keyout "$folder/$name.key" -out "$folder/$name.pem" "${signer[@]}"
}

# kube_api_prepare FOLDER [ADDRESS]: certificates, a bearer token and a kubeconfig whose context `hall` uses the client
# certificate and whose context `token` the token, for an API that will listen on ADDRESS.
kube_api_prepare() {
  local folder=$1 address=${2:-127.0.0.1}
  mkdir -p "$folder" && chmod 700 "$folder" || return 1
  kube_certificate "$folder" ca /CN=test-ca "basicConstraints=critical,CA:TRUE" &&
    kube_certificate "$folder" server /CN=kube-apiserver "subjectAltName=IP:$address,IP:127.0.0.1,DNS:localhost" &&
    kube_certificate "$folder" admin /O=system:masters/CN=admin "extendedKeyUsage=clientAuth" &&
    openssl genrsa -out "$folder/service-account.key" 2048 || return 1
  openssl rand -hex 24 >"$folder/token"
  printf '%s,deployer,deployer,system:masters\n' "$(cat "$folder/token")" >"$folder/tokens.csv"
  free_port >"$folder/port"
  free_port >"$folder/etcd-port"
  cat >"$folder/kubeconfig" <<YAML
apiVersion: v1
kind: Config
current-context: hall
clusters:
  - name: hall
    cluster:
      server: https://$address:$(cat "$folder/port")
      certificate-authority-data: $(base64 -w0 "$folder/ca.pem")
contexts:
  - { name: hall, context: { cluster: hall, user: admin } }
  - { name: token, context: { cluster: hall, user: deployer } }
users:
  - name: admin
    user:
      client-certificate-data: $(base64 -w0 "$folder/admin.pem")
      client-key-data: $(base64 -w0 "$folder/admin.key")
  - name: deployer
    user: { token: $(cat "$folder/token") }
YAML
  chmod 600 "$folder"/*
}

# kube_etcd_start FOLDER
kube_etcd_start() {
  local folder=$1 client
  client="http://127.0.0.1:$(cat "$folder/etcd-port")"
  "$(etcd_part)" --data-dir "$folder/etcd" --listen-client-urls "$client" --advertise-client-urls "$client" \
    --listen-peer-urls "http://127.0.0.1:$(free_port)" >"$folder/etcd.log" 2>&1 &
  background+=($!)
}

# kube_api_start FOLDER [ADDRESS]: starts the API and waits until it is ready; its process id is in FOLDER/pid.
kube_api_start() {
  local folder=$1 address=${2:-127.0.0.1}
  "$(kube_apiserver_part)" --etcd-servers "http://127.0.0.1:$(cat "$folder/etcd-port")" \
    --bind-address "$address" --secure-port "$(cat "$folder/port")" --service-cluster-ip-range 10.96.0.0/24 \
    --tls-cert-file "$folder/server.pem" --tls-private-key-file "$folder/server.key" \
    --client-ca-file "$folder/ca.pem" --token-auth-file "$folder/tokens.csv" --authorization-mode RBAC \
    --service-account-issuer https://kubernetes.default.svc --service-account-key-file "$folder/service-account.key" \
    --service-account-signing-key-file "$folder/service-account.key" --disable-admission-plugins ServiceAccount \
    >>"$folder/kube-apiserver.log" 2>&1 &
  background+=($!)
  echo $! >"$folder/pid"
  kube_api_wait "$folder"
}

# kube_controllers_start FOLDER [CONTROLLER…]: what finishes the deletion of a namespace, and of what a deleted object owned,
# and these.
kube_controllers_start() {
  local folder=$1 controllers=namespace-controller,garbage-collector-controller controller
  shift
  for controller in "$@"; do controllers+=,$controller; done
  "$(kube_controller_manager_part)" --kubeconfig "$folder/kubeconfig" --leader-elect=false --bind-address 127.0.0.1 \
    --secure-port "$(free_port)" --controllers "$controllers" \
    >"$folder/kube-controller-manager.log" 2>&1 &
  background+=($!)
}

kube_api_wait() {
  for _ in $(seq 150); do
    kubectl_of "$1" get --raw /readyz >/dev/null 2>&1 && return 0
    kill -0 "$(cat "$1/pid")" 2>/dev/null || break
    sleep 0.2
  done
  tail -20 "$1/kube-apiserver.log"
  return 1
}

kube_api_stop() {
  local pid
  pid=$(cat "$1/pid")
  kill "$pid" && wait "$pid" 2>/dev/null
  return 0
}

# kubectl_of FOLDER ARGUMENTS…
kubectl_of() {
  local folder=$1
  shift
  "$(kubectl_part)" --kubeconfig "$folder/kubeconfig" --cache-dir "$folder/kubectl-cache" "$@"
}
