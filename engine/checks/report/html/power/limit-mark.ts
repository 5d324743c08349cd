/** Of the width of a bar, what stands for the limit; the rest is there for what goes above. */
export const LIMIT_AT = 0.8;
