package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// config is config.yaml and config.yaml.d/*.yaml: keys with a text or a list of texts, which is all that RKE2 has.
type config map[string][]string

// Options of RKE2 (docs.rke2.io, server and agent reference). A key that is none of them is a mistake of the writer.
var options = map[string]bool{
	"audit-policy-file": true, "disable-default-registry-endpoint": true, "cluster-cidr": true, "cni": true, "kube-apiserver-arg": true, "node-ip": true,
	"node-label": true, "node-name": true, "node-taint": true, "private-registry": true, "profile": true,
	"server": true, "service-cidr": true, "system-default-registry": true, "tls-san": true, "token": true,
	"token-file": true, "write-kubeconfig-mode": true,
}

func readConfig() (config, error) {
	files, err := filepath.Glob(configFile + ".d/*.yaml")
	if err != nil {
		return nil, err
	}
	settings := config{}
	for _, file := range append([]string{configFile}, files...) {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if err := settings.add(file, string(content)); err != nil {
			return nil, err
		}
	}
	return settings, nil
}

func (settings config) add(file, content string) error {
	key := ""
	for number, line := range strings.Split(content, "\n") {
		text := strings.TrimSpace(line)
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		if item, ok := strings.CutPrefix(text, "- "); ok && key != "" {
			settings[key] = append(settings[key], unquote(item))
			continue
		}
		name, value, ok := strings.Cut(text, ":")
		key = unquote(name)
		if !ok || strings.HasPrefix(line, " ") || !options[key] {
			return fmt.Errorf("%s:%d: not an option of RKE2: %s", file, number+1, text)
		}
		settings[key] = nil
		if value = strings.TrimSpace(value); value != "" && value != "[]" {
			settings[key] = []string{unquote(value)}
		}
	}
	return nil
}

func unquote(text string) string { return strings.Trim(strings.TrimSpace(text), `"'`) }

func (settings config) text(key string) string {
	if values := settings[key]; len(values) > 0 {
		return values[0]
	}
	return ""
}

func (settings config) token() (string, error) {
	token := settings.text("token")
	if file := settings.text("token-file"); token == "" && file != "" {
		content, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		token = strings.TrimSpace(string(content))
	}
	if token == "" {
		return "", fmt.Errorf("no token")
	}
	return token, nil
}

func (settings config) nodeName() (string, error) {
	if name := settings.text("node-name"); name != "" {
		return name, nil
	}
	return os.Hostname()
}
