/* What the peers' programs share: files in memory, a clock, the line that peers.py reads. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A file, or standard input for NULL, with a zero behind it. */
static char *contents(const char *path, size_t *length) {
  FILE *file = path ? fopen(path, "rb") : stdin;
  size_t room = 1 << 16, count = 0, got;
  char *bytes = malloc(room);
  if (!file || !bytes) exit(1);
  while ((got = fread(bytes + count, 1, room - count - 1, file)) > 0) {
    count += got;
    if (room - count < 2 && !(bytes = realloc(bytes, room *= 2))) exit(1);
  }
  bytes[count] = 0;
  *length = count;
  return bytes;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void report(double seconds, size_t tokens) {
  printf("{\"seconds\": %.6f, \"tokens\": %zu}\n", seconds, tokens);
}
