// A stand-in for RKE2 in the end-to-end proof of bare metal. It has the command line, the files, the ports and the
// systemd behaviour that RKE2 documents (docs.rke2.io, read on 2026-11-22), and runs no containers: its server is a way
// to the Kubernetes API that the rig runs, and its kubelet is a node that is registered there.
package main

import (
	"fmt"
	"log"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

const (
	configFile = "/etc/rancher/rke2/config.yaml"
	dataDir    = "/var/lib/rancher/rke2"
	kubeconfig = "/etc/rancher/rke2/rke2.yaml"
	// What RKE2 would make itself and the rig lends: the address of the API, its CA, a serving and a client certificate.
	controlPlane = "/run/control-plane"
)

// version is set when building.
var version = "v0.0.0"

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: rke2 server|agent|--version")
	}
	switch os.Args[1] {
	case "--version", "-v":
		fmt.Printf("rke2 version %s (stand-in)\n", version)
	case "server":
		run(runServer)
	case "agent":
		run(runAgent)
	default:
		log.Fatalf("rke2: no command %q", os.Args[1])
	}
}

func run(start func(config) error) {
	settings, err := readConfig()
	if err == nil {
		err = start(settings)
	}
	if err == nil {
		err = notifySystemd("READY=1")
	}
	if err != nil {
		log.Fatalf("rke2: %v", err)
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)
	<-stop
}

func runServer(settings config) error {
	own, err := lentIdentity()
	if err != nil {
		return err
	}
	cluster, err := openDatastore(settings)
	if err != nil {
		return err
	}
	if err := serveSupervisor(cluster, own); err != nil {
		return err
	}
	if err := forwardAPI(own.api); err != nil {
		return err
	}
	if err := writeFile(kubeconfig, own.kubeconfig(), 0o600); err != nil {
		return err
	}
	if err := unpackTools(); err != nil {
		return err
	}
	return own.registerNode(settings, cluster.ID, true)
}

func runAgent(settings config) error {
	if settings.text("server") == "" {
		return fmt.Errorf("agent: no server in %s", configFile)
	}
	token, err := settings.token()
	if err != nil {
		return err
	}
	joined, err := join(settings.text("server"), token)
	if err != nil {
		return err
	}
	if err := unpackTools(); err != nil {
		return err
	}
	if err := writeFile(dataDir+"/agent/kubelet.kubeconfig", joined.Identity.kubeconfig(), 0o600); err != nil {
		return err
	}
	return joined.Identity.registerNode(settings, joined.Cluster.ID, false)
}

func notifySystemd(state string) error {
	name := os.Getenv("NOTIFY_SOCKET")
	if name == "" {
		return nil
	}
	connection, err := net.Dial("unixgram", name)
	if err != nil {
		return err
	}
	defer connection.Close()
	_, err = connection.Write([]byte(state))
	return err
}

func writeFile(name string, content []byte, mode os.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, content, mode)
}
