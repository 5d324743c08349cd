package main

import (
	"crypto/rand"
	"crypto/subtle"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"time"
)

const datastore = dataDir + "/server/db/cluster.json"

// cluster is what servers share. Two servers that each started one would have two ids: a split that a proof sees.
type cluster struct {
	ID    string `json:"id"`
	Token string `json:"token"`
}

// membership is what a server gives a host that shows the token.
type membership struct {
	Cluster  cluster  `json:"cluster"`
	Identity identity `json:"identity"`
}

// openDatastore takes the datastore that is there, or joins the server that is named, or starts a cluster.
func openDatastore(settings config) (cluster, error) {
	var own cluster
	if content, err := os.ReadFile(datastore); err == nil {
		return own, json.Unmarshal(content, &own)
	}
	token, err := settings.token()
	if err != nil {
		return own, err
	}
	if server := settings.text("server"); server != "" {
		joined, err := join(server, token)
		if err != nil {
			return own, err
		}
		own = joined.Cluster
	} else {
		id := make([]byte, 8)
		if _, err := rand.Read(id); err != nil {
			return own, err
		}
		own = cluster{ID: hex.EncodeToString(id), Token: token}
	}
	content, err := json.Marshal(own)
	if err != nil {
		return own, err
	}
	if err := os.MkdirAll(dataDir+"/server", 0o700); err != nil {
		return own, err
	}
	if err := writeFile(dataDir+"/server/token", []byte(own.Token+"\n"), 0o600); err != nil {
		return own, err
	}
	return own, writeFile(datastore, content, 0o600)
}

// serveSupervisor answers on 9345: who shows the token gets in, all others get the CA and whether anybody is there.
func serveSupervisor(own cluster, lent identity) error {
	certificate, err := tls.LoadX509KeyPair(controlPlane+"/server.crt", controlPlane+"/server.key")
	if err != nil {
		return err
	}
	listener, err := tls.Listen("tcp", ":9345", &tls.Config{Certificates: []tls.Certificate{certificate}})
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/ping", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "pong") })
	mux.HandleFunc("/cacerts", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, lent.CA) })
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		_, shown, _ := r.BasicAuth()
		if subtle.ConstantTimeCompare([]byte(shown), []byte(own.Token)) != 1 {
			http.Error(w, "not authorized", http.StatusUnauthorized)
			return
		}
		if r.URL.Path != "/v1-rke2/join" {
			http.NotFound(w, r)
			return
		}
		if err := json.NewEncoder(w).Encode(membership{own, lent}); err != nil {
			log.Printf("join: %v", err)
		}
	})
	go func() { log.Fatal(http.Serve(listener, mux)) }()
	return nil
}

func join(server, token string) (membership, error) {
	var joined membership
	server = strings.TrimSuffix(server, "/")
	first := &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	}}
	response, err := first.Get(server + "/cacerts")
	if err != nil {
		return joined, err
	}
	defer response.Body.Close()
	ca, err := io.ReadAll(response.Body)
	if err != nil {
		return joined, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(ca) {
		return joined, fmt.Errorf("%s: no CA", server)
	}
	client := &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{
		TLSClientConfig: &tls.Config{RootCAs: pool},
	}}
	request, err := http.NewRequest(http.MethodGet, server+"/v1-rke2/join", nil)
	if err != nil {
		return joined, err
	}
	request.SetBasicAuth("node", token)
	answer, err := client.Do(request)
	if err != nil {
		return joined, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return joined, fmt.Errorf("%s: %s", server, answer.Status)
	}
	if err := json.NewDecoder(answer.Body).Decode(&joined); err != nil {
		return joined, err
	}
	host := strings.TrimSuffix(strings.TrimPrefix(server, "https://"), ":9345")
	joined.Identity.Server = "https://" + net.JoinHostPort(host, "6443")
	return joined, nil
}

// forwardAPI makes 6443 of this server a way to the API.
func forwardAPI(api string) error {
	listener, err := net.Listen("tcp", ":6443")
	if err != nil {
		return err
	}
	pipe := func(to, from net.Conn) {
		defer to.Close()
		_, _ = io.Copy(to, from)
	}
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				log.Fatal(err)
			}
			upstream, err := net.Dial("tcp", api)
			if err != nil {
				client.Close()
				continue
			}
			go pipe(client, upstream)
			go pipe(upstream, client)
		}
	}()
	return nil
}
