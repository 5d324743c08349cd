import { RestartPolicy, type SystemdServiceProps } from "../../systemd-service";

type Section = Record<string, readonly string[]>;

/** Takes away what a service seldom needs (`systemd.exec(5)`); `overrides` of the program give it back. */
const HARDENING: Section = {
  NoNewPrivileges: ["yes"],
  ProtectSystem: ["strict"],
  ProtectHome: ["yes"],
  PrivateTmp: ["yes"],
  ProtectKernelTunables: ["yes"],
  ProtectKernelModules: ["yes"],
  ProtectKernelLogs: ["yes"],
  ProtectControlGroups: ["yes"],
  ProtectClock: ["yes"],
  ProtectHostname: ["yes"],
  RestrictSUIDSGID: ["yes"],
  LockPersonality: ["yes"],
};

const DEFAULT_AFTER = ["network-online.target"];

/** Text of a unit file. The values are valid: none has a line break. */
export function unitFile(props: SystemdServiceProps, defaultDescription: string): string {
  const { after = DEFAULT_AFTER, environment = {}, writablePaths = [], overrides = {} } = props;
  const sections: Record<string, Section> = {
    Unit: {
      Description: [specifierless(props.description ?? defaultDescription)],
      ...(after.length > 0 ? { After: [after.join(" ")], Wants: [after.join(" ")] } : {}),
    },
    Service: {
      ExecStart: [props.execStart],
      ...(props.user === undefined ? { DynamicUser: ["yes"] } : { User: [props.user] }),
      ...(props.workingDirectory === undefined ? {} : { WorkingDirectory: [specifierless(props.workingDirectory)] }),
      Environment: Object.entries(environment).map(([name, value]) => quoted(`${name}=${value}`)),
      Restart: [props.restart ?? RestartPolicy.ON_FAILURE],
      ...HARDENING,
      ...(writablePaths.length > 0 ? { ReadWritePaths: writablePaths.map(quoted) } : {}),
    },
    Install: { WantedBy: ["multi-user.target"] },
  };
  for (const [section, settings] of Object.entries(overrides)) {
    const own = Object.entries(settings).map(([key, value]) => [key, [value]] as const);
    sections[section] = { ...sections[section], ...Object.fromEntries(own) };
  }
  return Object.entries(sections)
    .map(([name, settings]) => [`[${name}]`, ...Object.entries(settings).flatMap(lines), ""].join("\n"))
    .join("\n");
}

function lines([key, values]: readonly [string, readonly string[]]): string[] {
  return values.map((value) => `${key}=${value}`);
}

/** One word, whatever is in it (`systemd.syntax(7)`, "Quoting"). */
function quoted(word: string): string {
  return `"${specifierless(word).replace(/[\\"]/g, "\\$&")}"`;
}

/** `%` would be a specifier of systemd. */
function specifierless(text: string): string {
  return text.replaceAll("%", "%%");
}
