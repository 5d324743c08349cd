#!/usr/bin/env bash
# Publishes the npm tarball and the wheel to registries on loopback, installs both from there into empty folders, and
# synthesises the same program in TypeScript and Python: the Terraform JSON must be the same, byte for byte.
source "$(dirname "$0")/lib.sh"
echo "Registries and Python"

tarball=$(ls "$project"/dist/js/*.tgz)
wheel=$(ls "$project"/dist/python/*.whl)
version=$(node -p "require('$project/package.json').version")
program="$project/test/e2e/same-program"

# --- the registries ---------------------------------------------------------------------------------------------------
npm_port=$(free_port)
npm_registry="http://127.0.0.1:$npm_port/"
mkdir -p "$scratch/verdaccio"
cat >"$scratch/verdaccio/package.json" <<JSON
{ "private": true, "dependencies": { "verdaccio": "^6.1.0" }, "overrides": { "node-fetch": "^2.7.0" } }
JSON
must npm install --prefix "$scratch/verdaccio" --no-audit --no-fund
cat >"$scratch/verdaccio/config.yaml" <<YAML
storage: $scratch/verdaccio/storage
auth: { htpasswd: { file: $scratch/verdaccio/htpasswd } }
uplinks: { upstream: { url: "$(npm config get registry)" } }
packages:
  "cdktf-sovereign-ai": { access: \$all, publish: \$authenticated }
  "**": { access: \$all, proxy: upstream }
log: { type: stdout, level: warn }
YAML
"$scratch/verdaccio/node_modules/.bin/verdaccio" --config "$scratch/verdaccio/config.yaml" --listen "127.0.0.1:$npm_port" \
  >"$scratch/verdaccio.log" 2>&1 &
background+=($!)

must python3 -m venv "$scratch/publish"
must "$scratch/publish/bin/pip" install --quiet --disable-pip-version-check pypiserver twine
pypi_port=$(free_port)
mkdir -p "$scratch/packages"
"$scratch/publish/bin/pypi-server" run --port "$pypi_port" --interface 127.0.0.1 --passwords . --authenticate . "$scratch/packages" \
  >"$scratch/pypi.log" 2>&1 &
background+=($!)
must wait_for_http "${npm_registry}-/ping"
must wait_for_http "http://127.0.0.1:$pypi_port/"

# --- publish ----------------------------------------------------------------------------------------------------------
token=$(curl -fsS -X PUT -H 'content-type: application/json' "${npm_registry}-/user/org.couchdb.user:e2e" \
  -d '{"name":"e2e","password":"e2e-password","_id":"org.couchdb.user:e2e","type":"user","roles":[]}' |
  node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).token')
printf '//127.0.0.1:%s/:_authToken=%s\n' "$npm_port" "$token" >"$scratch/npmrc"
check "the tarball is published to an npm registry" \
  npm publish "$tarball" --registry "$npm_registry" --userconfig "$scratch/npmrc"
check "the wheel is published to a PyPI server" \
  "$scratch/publish/bin/twine" upload --non-interactive --disable-progress-bar --repository-url "http://127.0.0.1:$pypi_port/" -u e2e -p e2e "$wheel"

# --- install ----------------------------------------------------------------------------------------------------------
mkdir -p "$scratch/typescript" "$scratch/python"
cp "$program"/{main.ts,sovereignty.yaml} "$scratch/typescript"
cp "$program"/{main.py,enforce.py,sovereignty.yaml} "$scratch/python"
install_typescript() {
  cd "$scratch/typescript" && npm init --yes >/dev/null &&
    npm install --registry "$npm_registry" --no-audit --no-fund \
      "cdktf-sovereign-ai@$version" cdktf@0.21.0 constructs@10.4.2 @cdktf/provider-aws@21.22.1 tsx
}
install_python() {
  cd "$scratch/python" && python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check --no-deps \
    --index-url "http://127.0.0.1:$pypi_port/simple" cdktf-sovereign-ai &&
    venv/bin/pip install --quiet --disable-pip-version-check cdktf-sovereign-ai cdktf==0.21.0 constructs==10.4.2 \
      cdktf-cdktf-provider-aws==21.22.1
}
check "npm installs it from there into an empty folder" install_typescript
check "pip installs it from there into an empty folder" install_python

# --- the same program -------------------------------------------------------------------------------------------------
synth_typescript() { cd "$scratch/typescript" && npx tsx main.ts; }
synth_python() { cd "$scratch/python" && venv/bin/python main.py; }
check "the TypeScript program synthesises" synth_typescript
check "the Python program synthesises" synth_python
same_bytes() {
  local stack
  for stack in cloud cloud-platform cloud-workloads local; do
    cmp "$scratch/typescript/cdktf.out/stacks/$stack/cdk.tf.json" "$scratch/python/cdktf.out/stacks/$stack/cdk.tf.json" || return 1
  done
}
check "both write the same Terraform JSON, byte for byte" same_bytes

refused_in_python() {
  cd "$scratch/python" && sed -i 's/\[DE\]/[FR]/g' sovereignty.yaml && venv/bin/python "$1" >python.log 2>&1 && return 1
  cat python.log
  grep -q RES-PLACE python.log && [ ! -e cdktf.out/manifest.json ] && [ -e cdktf.out/sovereignty-report.json ]
}
check "a policy that the Python program breaks refuses it and leaves nothing to deploy" refused_in_python main.py
check "so it does where Python enforces it on an app of its own" refused_in_python enforce.py

finish
