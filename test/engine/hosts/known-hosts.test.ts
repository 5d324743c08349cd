import { describe, expect, test } from "vitest";
import { findHostKey, isPublicKey } from "../../../engine/hosts/known-hosts";
import { ECDSA, ED25519, HASHED, RSA } from "./keys";

describe("the key of a host in known_hosts", () => {
  test("is found by its address, and by address and port where that is not 22", () => {
    const text = `10.0.0.1 ${ED25519}\n[10.0.0.1]:2222 ${ECDSA}\n`;
    expect(findHostKey(text, "10.0.0.1", 22)).toBe(ED25519);
    expect(findHostKey(text, "10.0.0.1", 2222)).toBe(ECDSA);
    expect(findHostKey(text, "10.0.0.1", 2223)).toBeUndefined();
    expect(findHostKey(text, "10.0.0.2", 22)).toBeUndefined();
  });

  test("is found where its name is hashed by ssh-keygen", () => {
    expect(findHostKey(HASHED, "10.20.0.11", 22)).toBe(ED25519);
    expect(findHostKey(HASHED, "10.20.0.12", 2222)).toBe(ED25519);
    expect(findHostKey(HASHED, "10.20.0.12", 22)).toBeUndefined();
  });

  test("is found by one of several names, whatever their case, and without its comment", () => {
    expect(findHostKey(`n1,N1.Hall.Example,10.0.0.1 ${ED25519} root@n1\n`, "n1.hall.example", 22)).toBe(ED25519);
  });

  test("is the first of ed25519, ecdsa and rsa where there are several", () => {
    expect(findHostKey(`n1 ${RSA}\nn1 ${ECDSA}\nn1 ${ED25519}\n`, "n1", 22)).toBe(ED25519);
    expect(findHostKey(`n1 ${RSA}\r\nn1 ${ECDSA}\r\n`, "n1", 22)).toBe(ECDSA);
    expect(findHostKey(`n1 ${RSA}\n`, "n1", 22)).toBe(RSA);
  });

  test("is none of a comment, of a certificate authority, of a pattern or of a revoked line", () => {
    expect(findHostKey(`#n1 ${ED25519}\n\n@cert-authority n1 ${ED25519}\n* ${ED25519}\n`, "n1", 22)).toBeUndefined();
    expect(findHostKey(`n1 ${ED25519}\nn1 ${RSA}\n@revoked * ${ED25519}\n`, "n1", 22)).toBe(RSA);
  });
});

test("a public key is of the type that it says", () => {
  for (const key of [ED25519, ECDSA, RSA]) expect(isPublicKey(key)).toBe(true);
  expect(isPublicKey(ED25519.replace("ssh-ed25519", "ssh-rsa"))).toBe(false);
  expect(isPublicKey("ssh-ed25519 AAAA")).toBe(false);
  expect(isPublicKey("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5")).toBe(false);
});
