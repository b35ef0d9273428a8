(async () => {
  const packed = Uint8Array.from(atob($("module").textContent), (unit) => unit.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const module = await new Response(stream).arrayBuffer();
  const { instance: { exports: c } } = await WebAssembly.instantiate(module, {});
  let state = 12345;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
  const live = [], output = c.malloc(4), operations = 60000;
  let most = 0;
  for (let i = 0; i < operations; i++) {
    if (live.length === 0 || live.length < 3000 && random(5) < 3) {
      const alignment = [4, 8, 16, 32, 64, 4096][random(6)];
      const count = random(20) ? random(400) : random(200000);
      if (c.posix_memalign(output, alignment, count) !== 0) throw new Error("no memory");
      const address = new DataView(c.memory.buffer).getUint32(output, true);
      if (address % Math.max(alignment, 16) !== 0) throw new Error("not aligned");
      new Uint8Array(c.memory.buffer, address, count).fill(i);
      live.push({ address, count, value: i & 255 });
    } else {
      const place = random(live.length);
      const { address, count, value } = live[place];
      live[place] = live[live.length - 1];
      live.pop();
      const bytes = new Uint8Array(c.memory.buffer, address, count);
      if (bytes.some((byte) => byte !== value)) throw new Error("overwritten");
      c.free(address);
    }
    if (i % 1000 === 0) most = Math.max(most, live.reduce((sum, { count }) => sum + count, 0));
  }
  for (const { address } of live) c.free(address);
  // All is free again and joined, so a block of nearly all memory is found without growing.
  const size = c.memory.buffer.byteLength;
  const all = c.malloc(size - 2 ** 21);
  if (!all || c.memory.buffer.byteLength !== size) throw new Error("not joined");
  if (c.malloc(0xFFFFFFF0) !== 0) throw new Error("too much was given");
  return `${operations} operations, ${(most / 1e6).toFixed(0)} MB of blocks in ${(size / 1e6).toFixed(0)} MB`;
})()
