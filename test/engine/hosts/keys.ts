/** Public keys that were made for these tests; their private halves were thrown away. */
export const ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDu+mQuVEGZy5Upb4BAfcth+NstqfCM0tWD53D6YiR8A";
export const ECDSA =
  "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBKHQOHFBQT1SOqXoYk0OBWaQv693JbFeMS4qEqlKnTLz9luMF5tnDM8/D/+I9K4Mj5sDCTrq04ZQPKdOxg34x44=";
export const RSA =
  "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQD0j9e23VWAhPacswQIcHeVHIl1EnosKji4u3nNoB5lAztrU4uZV4LMOi62E1Ko2mrGofGoTjEV9YlEDDP0inbY1kjQsxBLej8x/wxfyPdiK3w/VHlzzlyvbSBtWc0XzfvdqwuWgUf13K8xkwNqPMPe1Ya7D6bb0zYG3UUSu8XTsJYRL3yt1IKsoheHoXXAQSYgdvFJqGLacLIC+GRkwsJgGO3b2HUGpn3HubyF3MdE8d4yi9o7YgeqsShvSWb3IjcmHbjd4BYnXc68kosa8s5yMKXJAlehCWcHeAjTLfC435WlAm2f4fhOoJDSQ9/9PLlZd9U3QovN5UfmS+7dKhCX";

/** Written by `ssh-keygen -H` for 10.20.0.11 and [10.20.0.12]:2222. */
export const HASHED = [
  `|1|uQYo7lwQD/4qlArL4TRoDV95MKI=|aEAKpgkS2egY9KHCnWLOR5swnt0= ${ED25519}`,
  `|1|mORXQ/8z7TBBc/DXqGP+DpMD8HE=|EUoW5Bbp4HhFXO6c53mPGujhAIA= ${ED25519}`,
  "",
].join("\n");
