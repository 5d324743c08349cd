/** Why a step will not go on, in words for the person who deploys; printed without a stack trace. */
export class Refusal extends Error {}
