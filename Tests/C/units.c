/* Offsets in every unit, against a decoder that is written down as the table of the standard. */
#include "check.h"

/* The well-formed sequences of bytes (Unicode, table 3-7). */
static const struct {
  int length;
  unsigned char low[4], high[4];
} rows[] = {
    {1, {0x00}, {0x7F}},
    {2, {0xC2, 0x80}, {0xDF, 0xBF}},
    {3, {0xE0, 0xA0, 0x80}, {0xE0, 0xBF, 0xBF}},
    {3, {0xE1, 0x80, 0x80}, {0xEC, 0xBF, 0xBF}},
    {3, {0xED, 0x80, 0x80}, {0xED, 0x9F, 0xBF}},
    {3, {0xEE, 0x80, 0x80}, {0xEF, 0xBF, 0xBF}},
    {4, {0xF0, 0x90, 0x80, 0x80}, {0xF0, 0xBF, 0xBF, 0xBF}},
    {4, {0xF1, 0x80, 0x80, 0x80}, {0xF3, 0xBF, 0xBF, 0xBF}},
    {4, {0xF4, 0x80, 0x80, 0x80}, {0xF4, 0x8F, 0xBF, 0xBF}}};

/* The number of units of the characters that begin before a byte. */
static size_t units_before(const char *text, size_t length, size_t byte, fenci_unit unit) {
  if (unit == FENCI_UNIT_UTF8) return byte;
  size_t position = 0, units = 0;
  while (position < byte) {
    size_t best = 1;
    int is_pair = 0;
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
      size_t matched = 0;
      while (matched < (size_t)rows[row].length && position + matched < length
             && (unsigned char)text[position + matched] >= rows[row].low[matched]
             && (unsigned char)text[position + matched] <= rows[row].high[matched]) {
        matched++;
      }
      if (matched > best) best = matched;
      if (matched == 4) is_pair = 1;
    }
    position += best;
    units += unit == FENCI_UNIT_UTF16 && is_pair ? 2 : 1;
  }
  return units;
}

static void test_text(fenci_segmenter *const segmenters[4], const char *text, size_t length) {
  for (int granularity = 0; granularity < 4; granularity++) {
    static fenci_token bytes[512], tokens[512];
    static size_t ends[512];
    size_t offsets[] = {0, length}, count, again;
    fenci_segmenter *made = segmenters[granularity];
    OK(fenci_segment(made, text, length, FENCI_UNIT_UTF8, bytes, 512, &count));
    CHECK(count <= 512);
    if (granularity <= FENCI_GRANULARITY_PHRASES) {
      for (size_t i = 0; i < count; i++) {
        CHECK(bytes[i].start == (i == 0 ? 0 : bytes[i - 1].end) && bytes[i].end > bytes[i].start);
      }
      CHECK((count == 0 ? 0 : bytes[count - 1].end) == length);
    }
    for (int unit = 0; unit <= FENCI_UNIT_CODE_POINT; unit++) {
      OK(fenci_segment(made, text, length, (fenci_unit)unit, tokens, 512, &again));
      CHECK(again == count);
      OK(fenci_boundaries_batch(made, text, offsets, 1, (fenci_unit)unit, ends, 512, NULL, &again));
      CHECK(again == count);
      for (size_t i = 0; i < count; i++) {
        CHECK(tokens[i].start == units_before(text, length, bytes[i].start, (fenci_unit)unit));
        CHECK(tokens[i].end == units_before(text, length, bytes[i].end, (fenci_unit)unit));
        CHECK(tokens[i].end == ends[i]);
        CHECK(tokens[i].kind == bytes[i].kind && tokens[i].flags == bytes[i].flags);
        CHECK(tokens[i].tag == bytes[i].tag);
      }
    }
  }
}

void test_units(void) {
  fenci_segmenter *segmenters[4];
  for (int i = 0; i < 4; i++) {
    segmenters[i] = segmenter(FENCI_METHOD_STANDARD, (fenci_granularity)i);
  }
  CHECK(units_before("a\xF0\x9F\x98\x80z", 6, 6, FENCI_UNIT_UTF16) == 4);
  CHECK(units_before("a\xF0\x9F\x98z", 5, 5, FENCI_UNIT_UTF16) == 3);
  CHECK(units_before("\xED\xA0\x80", 3, 3, FENCI_UNIT_CODE_POINT) == 3);
  test_text(segmenters, "", 0);
  test_text(segmenters, "城\0市", 7);
  unsigned long long state = 1;
  for (int i = 0; i < 3000; i++) {
    char text[64];
    size_t length = random_text(&state, text);
    test_text(segmenters, text, length);
  }
  for (int i = 0; i < 4; i++) fenci_close(segmenters[i]);
}
