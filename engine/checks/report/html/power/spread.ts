/**
 * Middles as near as may be to the wanted ones, in their order, each with its own room. Neighbours that would overlap
 * move together as one block, to the mean of what its members want.
 */
export function spread(wanted: readonly number[], rooms: readonly number[]): readonly number[] {
  const blocks: { members: number; room: number; start: number }[] = [];
  wanted.forEach((middle, index) => {
    let block = { members: 1, room: rooms[index], start: middle - rooms[index] / 2 };
    for (let last = blocks.at(-1); last !== undefined && last.start + last.room > block.start; last = blocks.at(-1)) {
      blocks.pop();
      const members = last.members + block.members;
      const start = (last.start * last.members + (block.start - last.room) * block.members) / members;
      block = { members, room: last.room + block.room, start };
    }
    blocks.push(block);
  });
  const middles: number[] = [];
  for (const { members, start } of blocks) {
    let at = start;
    for (let member = 0; member < members; member++) {
      const room = rooms[middles.length];
      middles.push(at + room / 2);
      at += room;
    }
  }
  return middles;
}
