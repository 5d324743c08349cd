package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// identity is how a host speaks to the API.
type identity struct {
	Server string `json:"server"`
	CA     string `json:"ca"`
	Cert   string `json:"cert"`
	Key    string `json:"key"`
	api    string
}

func lentIdentity() (identity, error) {
	lent := identity{Server: "https://127.0.0.1:6443"}
	for name, to := range map[string]*string{"address": &lent.api, "ca.crt": &lent.CA, "client.crt": &lent.Cert, "client.key": &lent.Key} {
		content, err := os.ReadFile(filepath.Join(controlPlane, name))
		if err != nil {
			return lent, err
		}
		*to = strings.TrimSpace(string(content))
	}
	return lent, nil
}

func (own identity) kubeconfig() []byte {
	encode := func(text string) string { return base64.StdEncoding.EncodeToString([]byte(text + "\n")) }
	return []byte(fmt.Sprintf(`apiVersion: v1
kind: Config
clusters:
- name: default
  cluster: { server: %q, certificate-authority-data: %s }
contexts:
- name: default
  context: { cluster: default, user: default }
current-context: default
users:
- name: default
  user: { client-certificate-data: %s, client-key-data: %s }
`, own.Server, encode(own.CA), encode(own.Cert), encode(own.Key)))
}

type object = map[string]any

// registerNode does what a kubelet does when it starts: the node with its labels, and its state.
func (own identity) registerNode(settings config, clusterID string, isServer bool) error {
	name, err := settings.nodeName()
	if err != nil {
		return err
	}
	certificate, err := tls.X509KeyPair([]byte(own.Cert), []byte(own.Key))
	if err != nil {
		return err
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM([]byte(own.CA))
	client := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{
		TLSClientConfig: &tls.Config{RootCAs: pool, Certificates: []tls.Certificate{certificate}},
	}}
	labels := object{"kubernetes.io/hostname": name, "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64"}
	if isServer {
		labels["node-role.kubernetes.io/control-plane"] = "true"
	}
	for _, label := range settings["node-label"] {
		key, value, _ := strings.Cut(label, "=")
		labels[key] = value
	}
	metadata := object{"name": name, "labels": labels, "annotations": object{"stand-in/cluster": clusterID}}
	nodes := own.Server + "/api/v1/nodes"
	err = send(client, http.MethodPost, nodes, "application/json", object{"apiVersion": "v1", "kind": "Node", "metadata": metadata})
	if err == nil {
		// A new node is tainted as not ready, which the controllers that the rig does not run take away.
		err = send(client, http.MethodPatch, nodes+"/"+name, "application/merge-patch+json", object{"spec": object{"taints": nil}})
	} else if errors.Is(err, errConflict) {
		err = send(client, http.MethodPatch, nodes+"/"+name, "application/merge-patch+json", object{"metadata": metadata})
	}
	if err != nil {
		return err
	}
	now := time.Now().UTC().Format(time.RFC3339)
	return send(client, http.MethodPatch, nodes+"/"+name+"/status", "application/merge-patch+json", object{"status": object{
		"nodeInfo": object{"kubeletVersion": version},
		"conditions": []object{{
			"type": "Ready", "status": "True", "reason": "KubeletReady", "message": "stand-in",
			"lastHeartbeatTime": now, "lastTransitionTime": now,
		}},
	}})
}

var errConflict = errors.New("it is there already")

func send(client *http.Client, method, url, contentType string, body object) error {
	content, err := json.Marshal(body)
	if err != nil {
		return err
	}
	request, err := http.NewRequest(method, url, bytes.NewReader(content))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", contentType)
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	answer, _ := io.ReadAll(response.Body)
	switch {
	case response.StatusCode == http.StatusConflict:
		return errConflict
	case response.StatusCode >= 300:
		return fmt.Errorf("%s %s: %s: %s", method, url, response.Status, answer)
	}
	return nil
}

// unpackTools takes kubectl out of the images, as RKE2 takes its tools out of its runtime image.
func unpackTools() error {
	folder, link := filepath.Join(dataDir, "data", version, "bin"), filepath.Join(dataDir, "bin")
	if there, err := os.Readlink(link); err == nil && there == folder {
		return nil
	}
	archives, _ := filepath.Glob(dataDir + "/agent/images/rke2-images-tools.*.tar.gz")
	if len(archives) != 1 {
		return fmt.Errorf("%d archives of tools below %s/agent/images, not one", len(archives), dataDir)
	}
	archive, err := os.Open(archives[0])
	if err != nil {
		return err
	}
	defer archive.Close()
	compressed, err := gzip.NewReader(archive)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for files := tar.NewReader(compressed); ; {
		header, err := files.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if err := unpack(filepath.Join(folder, filepath.Base(header.Name)), files); err != nil {
			return err
		}
	}
	if err := os.Remove(link); err != nil && !os.IsNotExist(err) {
		return err
	}
	return os.Symlink(folder, link)
}

func unpack(name string, from io.Reader) error {
	if err := os.Remove(name); err != nil && !os.IsNotExist(err) {
		return err
	}
	to, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		return err
	}
	if _, err := io.Copy(to, from); err != nil {
		return err
	}
	return to.Close()
}
