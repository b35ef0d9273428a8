// The functions of the C library that the engine calls: memory from a heap that grows with the
// module's memory, random bytes, and a few of arithmetic.
//
// The heap is a row of blocks. Each has a header with its own size and that of the block before it,
// so a freed block is joined with free neighbours. Free blocks are in lists by size: four lists for
// every power of two, and a bit map of the lists that are not empty.

#include <stddef.h>
#include <stdint.h>

typedef struct block {
  uint32_t size;          // of the whole block, a multiple of 16; bit 0: the block is in use
  uint32_t previousSize;  // of the block before it; 0 for the first
  struct block *next, *previous;  // in the list, while the block is free
} block;

enum { header = 8, unit = 16, leastSize = 32, page = 65536, listCount = 112 };

static block *lists[listCount];
static uint32_t notEmpty[(listCount + 31) / 32];
static uintptr_t heapEnd;  // the header of the block of size 0 that ends the heap

extern unsigned char __heap_base;

static block *blockAt(uintptr_t address) { return (block *)address; }
static uint32_t sizeOf(const block *b) { return b->size & ~1u; }
static int isUsed(const block *b) { return b->size & 1; }
static block *after(block *b) { return blockAt((uintptr_t)b + sizeOf(b)); }

// The list that a block of a size belongs to. Every block in a higher list is larger.
static uint32_t listOf(uint32_t size) {
  uint32_t log = 31 - (uint32_t)__builtin_clz(size);
  return (log - 5) * 4 + ((size >> (log - 2)) & 3);
}

static void insert(block *b) {
  uint32_t list = listOf(b->size);
  b->previous = NULL;
  b->next = lists[list];
  if (b->next) b->next->previous = b;
  lists[list] = b;
  notEmpty[list / 32] |= 1u << list % 32;
}

static void take(block *b) {
  uint32_t list = listOf(b->size);
  if (b->next) b->next->previous = b->previous;
  if (b->previous) {
    b->previous->next = b->next;
  } else {
    lists[list] = b->next;
    if (!b->next) notEmpty[list / 32] &= ~(1u << list % 32);
  }
}

// Gives a block a size, and makes the rest of it a free block.
static void split(block *b, uint32_t size) {
  uint32_t rest = sizeOf(b) - size;
  if (rest < leastSize) return;
  block *tail = blockAt((uintptr_t)b + size);
  b->size = size | (b->size & 1);
  tail->size = rest;
  tail->previousSize = size;
  after(tail)->previousSize = rest;
  insert(tail);
}

static void release(block *b) {
  b->size = sizeOf(b);
  block *next = after(b);
  if (!isUsed(next)) {
    take(next);
    b->size += next->size;
  }
  if (b->previousSize) {
    block *previous = blockAt((uintptr_t)b - b->previousSize);
    if (!isUsed(previous)) {
      take(previous);
      previous->size += b->size;
      b = previous;
    }
  }
  after(b)->previousSize = b->size;
  insert(b);
}

// Makes the memory larger, so that a free block of a size is at its end.
static int grow(uint32_t size) {
  uintptr_t end = (uintptr_t)__builtin_wasm_memory_size(0) * page;
  if (!heapEnd) {
    heapEnd = (((uintptr_t)&__heap_base + header + unit - 1) & ~(uintptr_t)(unit - 1)) - header;
    if (heapEnd + unit > end) {
      if (__builtin_wasm_memory_grow(0, 1) == (size_t)-1) return 0;
      end += page;
    }
    blockAt(heapEnd)->previousSize = 0;
  }
  uint32_t pages = (size + 2 * unit) / page + 1;
  if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return 0;
  end += (uintptr_t)pages * page;
  block *b = blockAt(heapEnd);
  heapEnd = end - header;
  b->size = (uint32_t)(heapEnd - (uintptr_t)b);
  blockAt(heapEnd)->size = 1;
  release(b);
  return 1;
}

static block *find(uint32_t size) {
  // Blocks in the size's own list may be smaller than it, so only the first few are looked at.
  uint32_t list = listOf(size);
  block *b = lists[list];
  for (int i = 0; b && i < 16; i++, b = b->next) {
    if (b->size >= size) return b;
  }
  list += 1;
  for (uint32_t word = list / 32; word < sizeof notEmpty / sizeof *notEmpty; word++) {
    uint32_t bits = notEmpty[word];
    if (word == list / 32) bits &= ~0u << list % 32;
    if (bits) return lists[word * 32 + (uint32_t)__builtin_ctz(bits)];
  }
  return NULL;
}

int posix_memalign(void **result, size_t alignment, size_t count) {
  if (alignment < unit) alignment = unit;
  if (count > 0x7FFF0000u || alignment > 0x10000u) return 12;  // ENOMEM
  uint32_t size = ((uint32_t)count + header + unit - 1) & ~(uint32_t)(unit - 1);
  if (size < leastSize) size = leastSize;
  uint32_t needed = alignment > unit ? size + (uint32_t)alignment + leastSize : size;
  block *b = find(needed);
  if (!b) {
    if (!grow(needed)) return 12;
    b = find(needed);
  }
  take(b);
  uintptr_t start = (uintptr_t)b + header;
  if (start & (alignment - 1)) {
    // The part before the aligned address becomes a free block of its own.
    uintptr_t aligned = (start + leastSize + alignment - 1) & ~(uintptr_t)(alignment - 1);
    uint32_t lead = (uint32_t)(aligned - start);
    split(b, lead);
    insert(b);
    b = blockAt((uintptr_t)b + lead);
    take(b);
  }
  b->size |= 1;
  split(b, size);
  *result = (void *)((uintptr_t)b + header);
  return 0;
}

void *malloc(size_t count) {
  void *result;
  return posix_memalign(&result, unit, count) == 0 ? result : NULL;
}

void free(void *address) {
  if (address) release(blockAt((uintptr_t)address - header));
}

// Multipliers of hash tables. No answer depends on them, so a fixed sequence is good enough.
void arc4random_buf(void *buffer, size_t count) {
  static uint64_t state = 0x9E3779B97F4A7C15;
  unsigned char *bytes = buffer;
  for (size_t i = 0; i < count; i++) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    bytes[i] = (unsigned char)(state >> 32);
  }
}

int memcmp(const void *first, const void *second, size_t count) {
  const unsigned char *a = first, *b = second;
  for (; count > 0; count--, a++, b++) {
    if (*a != *b) return *a < *b ? -1 : 1;
  }
  return 0;
}

double round(double value) {
  double whole = __builtin_trunc(value);
  double rest = value - whole;
  if (rest >= 0.5) return whole + 1;
  if (rest <= -0.5) return whole - 1;
  return __builtin_copysign(whole, value);
}

// The product of two numbers of 128 bits.
typedef struct { uint64_t low, high; } wide;
wide product(uint64_t a, uint64_t aHigh, uint64_t b, uint64_t bHigh) __asm__("__multi3");
wide product(uint64_t a, uint64_t aHigh, uint64_t b, uint64_t bHigh) {
  uint64_t a0 = (uint32_t)a, a1 = a >> 32, b0 = (uint32_t)b, b1 = b >> 32;
  uint64_t low = a0 * b0, middle = a1 * b0 + (low >> 32), other = a0 * b1 + (uint32_t)middle;
  wide result = {other << 32 | (uint32_t)low,
                 a1 * b1 + (middle >> 32) + (other >> 32) + a * bHigh + aHigh * b};
  return result;
}
