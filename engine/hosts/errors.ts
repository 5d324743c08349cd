/** What is wrong with an entry of a hosts file, in words; the reader adds file, line and column. */

export function keyAndAgent(): string {
  return "privateKeyFile and agent exclude each other; state the file that holds the key, or 'agent: true'";
}

export function noHostKey(name: string): string {
  return (
    `the host '${name}' has no hostKey, and without it a deploy could not tell the host from another. ` +
    "State 'hostKey' or 'hostKeyFile'; /etc/ssh/ssh_host_ed25519_key.pub on the host holds it"
  );
}

export function hostKeyTwice(): string {
  return "hostKey and hostKeyFile are both stated; keep one";
}

export function damagedHostKey(): string {
  return "this is not a whole public key; copy type and key from /etc/ssh/ssh_host_ed25519_key.pub on the host";
}

export function unreadableHostKeyFile(file: string): string {
  return `hostKeyFile ${file}: the file cannot be read; write it with the host's line of known_hosts, or state 'hostKey'`;
}

/** @param name as `known_hosts` names the host */
export function hostKeyNotInFile(file: string, name: string): string {
  return `hostKeyFile ${file}: it holds no key of ${name}; add its line, or state 'hostKey'`;
}

/** @param name as `known_hosts` names the host */
export function damagedKeyInFile(file: string, name: string): string {
  return `hostKeyFile ${file}: the key of ${name} is not whole; write its line anew, as \`ssh-keyscan\` prints it, or state 'hostKey'`;
}

/**
 * @param file as it is stated
 * @param reached the same file, as a command finds it where the user stands
 */
export function keyFileReadable(file: string, reached: string, mode: number): string {
  const octal = (mode & 0o777).toString(8).padStart(4, "0");
  const word = /^[\w./][\w./@%+=:,-]*$/.test(reached) ? reached : `'${reached.replaceAll("'", "'\\''")}'`;
  return `privateKeyFile ${file}: others can read the key (mode ${octal}); run \`chmod 600 ${word}\``;
}

export function keyFileIsNoFile(file: string): string {
  return `privateKeyFile ${file}: this is no file; name the file that holds the private key`;
}

export function badAddress(address: string): string {
  return `'${address}' is neither a host name nor an IP address`;
}

export function hostTwice(name: string): string {
  return `the host '${name}' is listed twice; keep one`;
}

export function addressTwice(address: string, first: string, second: string): string {
  return `the hosts '${first}' and '${second}' are one: both are ${address}; keep one`;
}

export function unknownServer(name: string, guess: string): string {
  return `the catalogue knows no server '${name}'${guess || "; `sovereign catalog servers` lists them"}`;
}

export function unknownAccelerator(name: string, guess: string): string {
  return `the catalogue knows no accelerator '${name}'${guess || "; `sovereign catalog accelerators` lists them"}`;
}

export function badLabelKey(key: string): string {
  return (
    `'${key}' is not the key of a label: a name of at most 63 letters, digits, '-', '_' and '.', ` +
    "perhaps with a DNS name and '/' before it"
  );
}

export function badLabelValue(value: string): string {
  return `'${value}' is not the value of a label: at most 63 letters, digits, '-', '_' and '.', or nothing`;
}
