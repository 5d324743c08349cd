// Prints what is in the zip file that a Terraform plan is.
const { readFileSync } = require("node:fs");
const { inflateRawSync } = require("node:zlib");

const zip = readFileSync(process.argv[2]);
const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
let entry = zip.readUInt32LE(end + 16);
for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
  const [method, size, header] = [
    zip.readUInt16LE(entry + 10),
    zip.readUInt32LE(entry + 20),
    zip.readUInt32LE(entry + 42),
  ];
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const data = zip.subarray(start, start + size);
  process.stdout.write(method === 8 ? inflateRawSync(data) : data);
  entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
}
