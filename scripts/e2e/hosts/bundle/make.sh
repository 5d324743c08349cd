# bundle_of FOLDER VERSION: the files of RKE2's air-gapped install, made around the stand-in. Its images hold no images:
# one archive is empty, the other carries kubectl, which RKE2 ships in its runtime image.
bundle_of() {
  local folder=$1 version=$2 source made
  source=$(dirname "${BASH_SOURCE[0]}")
  made=$(mktemp -d "$scratch/bundle.XXXX") || return 1
  mkdir -p "$folder" && cp -r "$source/tree" "$made/tree" && chmod 755 "$made"/tree/bin/* || return 1
  (cd "$source/rke2" && CGO_ENABLED=0 go build -o "$made/tree/bin/rke2" -ldflags "-s -w -X main.version=$version" .) || return 1
  mkdir "$made/empty" "$made/tools" && cp -L "$(kubectl_part)" "$made/tools/kubectl" || return 1
  tar -czf "$folder/rke2.linux-amd64.tar.gz" --owner=0 --group=0 --numeric-owner --mode=gou-s+r -C "$made/tree" bin lib share &&
    tar -c -C "$made/empty" . | zstd -q -f -o "$folder/rke2-images.linux-amd64.tar.zst" &&
    tar -c -C "$made/tools" kubectl | gzip -1 >"$folder/rke2-images-tools.linux-amd64.tar.gz" &&
    cp "$source/install.sh" "$folder/install.sh" &&
    (cd "$folder" && sha256sum rke2*.linux-amd64.* >sha256sum-amd64.txt) || return 1
  rm -rf "$made"
}
