import { flow, flowAsNamed, none, type FlowRule } from "./rule";
import { between, ending, exactly } from "../words";

/** Names that say what an argument is in every provider, and that it moves nothing. */
export const SETTINGS: readonly FlowRule[] = [
  none("a time", { path: /^timeouts\./ }),
  none("a time", {
    name: ending`
      time times window schedule cron dates? days? hours? time_?zone timeout interval duration ttl retention
      period frequency expir\w* start end
    `,
  }),
  none("part of a name", { name: /(?:^|_)(?:prefix|prefixes|suffix)$/ }),
  none("a setting", {
    name: ending`
      type types mode modes format status state states class level levels version versions engine unit algorithms?
      strategy protocols? behaviou?r actions? tier size methods? family attributes? fields? columns? expression
      patterns? regex text label labels title encoding language locale scopes? comparison operator category
      severity kind sku sku_name edition license stage phase option options variant preference condition
      usage rule rules tag tags shape
      buffer_model deployment_model resolving_model approval_model permission_model matching_model pricing_model
      usage_model compute_model billing_model license_model trust_model provisioning_model refreshable_model
      redundancy capability capabilities compression codec purpose order threshold statistic characteristics
      layout style color view
    `,
  }),
  none("a text for people", {
    name: ending`descriptions? comments? display_name message subject note title body`,
  }),
  none("a secret", {
    name: ending`
      passwords? secret secret_key secret_access_key client_secret token private_key public_key passphrase
      fingerprint thumbprints? pem cert password_wo secret_wo access_key shared_key sas_token credentials? raw_key
      api_key ssh_keys? auth_key key_data wrapped_key username user_?name user users login
    `,
  }),
  none("an address without a place", {
    name: ending`
      cidrs? cidr_blocks? ips? ipv[46](?:_\w+)? ip_address ip_addresses ip_ranges? private_ip\w* static_ip\w*
      address_prefix(?:es)? address_space\w* netmask ip_rules mac_address asn ports? port_ranges? dns_servers?
      name_?servers ntp_servers dns_ips allowed_ip\w* ip_configuration\w* ranges?
    `,
  }),
  none("a link that people follow", {
    name: between("(?:^|_)", "_?(?:ur[il]s?|links?|page_uri)$")`
      redirect callback logout logo icon avatar privacy privacy_statement terms terms_of_service support
      feedback help website confirmation landing custom_error_page documentation release_note tos login_page
      access_denied_page default_redirect default_landing company privacy_policy eula marketplace console
      profile
    `,
  }),
  none("a link that people follow", {
    name: exactly`image_url logo homepage website redirect_ur[il]s? callback_ur[il]s?`,
  }),
  none("part of an address", {
    name: ending`
      url_path uri_path path_pattern url_template url_pattern\w* host_header host_headers url_map hostname_prefix
      url_mask url_regex path_rewrite path_redirect host_redirect host_rewrite request_uri relative_ur[il]
      sub_domain domain_label url_suffix
    `,
  }),
];

/** `table_id` of a `bigquery_table`, where a provider's resources are given their ids by who writes them. */
export const OWN_NAME: FlowRule = none("its own name", {
  both: /(?:^|_)((?!region|bucket|connection)\w+) \1_(?:id|name|identifier)$/,
});

/** Words that mean the same in every provider; what a provider has of its own comes before. */
export const WORDS: readonly FlowRule[] = [
  flowAsNamed("region", { name: /(?:^|_)regions?$|^region_(?:name|list)$/ }),
  flow("network", "known-host", {
    name: ending`
      ur[il]s? endpoints? hosts? host_?names? fqdns? servers? issuers? webhooks? brokers? bootstrap_servers?
      server_name server_address target_server connection_string connection_url jdbc_url domain
    `,
  }),
];
