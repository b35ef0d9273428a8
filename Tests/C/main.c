/* Tests of the C interface.
 *
 *   c-tests LEXICON MODEL                    runs all tests; the arguments are the images
 *   c-tests threads                          runs only the test of several threads
 *   c-tests words METHOD GRANULARITY FILE    prints what `fenci segment` prints
 *   c-tests keyphrases KEPT|REPAIRED FILE    prints what `fenci keywords` prints
 *
 * METHOD and GRANULARITY are numbers of fenci_method and fenci_granularity. */
#include "check.h"

fenci_lexicon *lexicon;
fenci_model *model;

fenci_segmenter *segmenter(fenci_method method, fenci_granularity granularity) {
  fenci_segmenter_options options = {.method = method, .granularity = granularity};
  fenci_segmenter *made;
  OK(fenci_segmenter_create(lexicon, model, &options, &made));
  CHECK(made != NULL);
  return made;
}

char *words(const fenci_segmenter *segmenter, const char *text, fenci_form form) {
  size_t offsets[2] = {0, strlen(text)}, length, again;
  OK(fenci_words_batch(segmenter, text, offsets, 1, form, '|', '\n', NULL, 0, &length));
  CHECK(length > 0);
  char *bytes = malloc(length);
  OK(fenci_words_batch(segmenter, text, offsets, 1, form, '|', '\n', bytes, length, &again));
  CHECK(again == length && bytes[length - 1] == '\n');
  bytes[length - 1] = '\0';
  return bytes;
}

void check_words(const fenci_segmenter *segmenter, const char *text, const char *expected) {
  char *found = words(segmenter, text, FENCI_FORM_SURFACE);
  if (strcmp(found, expected) != 0) fprintf(stderr, "%s is not %s\n", found, expected);
  CHECK(strcmp(found, expected) == 0);
  free(found);
}

size_t random_below(unsigned long long *state, size_t limit) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (size_t)(*state >> 33) % limit;
}

size_t random_text(unsigned long long *state, char text[64]) {
  static const char *pieces[] = {
      "创新", "型", "城市", "創(chuàng)", "2024年", "。", " ", "\n", "A", "ab\xCC\x81", "𠀀", "😀", "é",
      "\xE4", "\xB8", "\xE4\xB8", "\xF0\x9F\x98", "\xF0", "\xED\xA0\x80", "\xC0\xAF", "\xFF", "\xF4\x90",
      "\xE0\x80", "&nbsp;", "三百", "个"};
  size_t length = 0, most = random_below(state, 40);
  for (;;) {
    const char *piece = pieces[random_below(state, sizeof pieces / sizeof *pieces)];
    if (length + strlen(piece) > most) return length;
    memcpy(text + length, piece, strlen(piece));
    length += strlen(piece);
  }
}

char *contents(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  CHECK(file != NULL);
  CHECK(fseek(file, 0, SEEK_END) == 0);
  *length = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(*length + 1);
  CHECK(fread(bytes, 1, *length, file) == *length);
  fclose(file);
  return bytes;
}

static void print_words(int method, int granularity, const char *path) {
  size_t length, count;
  char *text = contents(path, &length);
  fenci_segmenter *made = segmenter((fenci_method)method, (fenci_granularity)granularity);
  OK(fenci_segment(made, text, length, FENCI_UNIT_UTF8, NULL, 0, &count));
  fenci_token *tokens = calloc(count + 1, sizeof *tokens);
  OK(fenci_segment(made, text, length, FENCI_UNIT_UTF8, tokens, count, &count));
  const char *before = "";
  for (size_t i = 0; i < count; i++) {
    if (tokens[i].kind == FENCI_KIND_LINE_BREAK) {
      putchar('\n');
      before = "";
    } else if (tokens[i].kind != FENCI_KIND_SPACE) {
      printf("%s%.*s", before, (int)(tokens[i].end - tokens[i].start), text + tokens[i].start);
      before = " ";
    }
  }
  fenci_close(made);
  free(tokens);
  free(text);
}

static void print_keyphrases(const char *damage, const char *path) {
  size_t offsets[2] = {0, 0}, count;
  char *text = contents(path, &offsets[1]);
  fenci_extractor *extractor;
  fenci_keyphrases *found;
  OK(fenci_extractor_create(
      lexicon, FENCI_RANKING_TFIDF,
      strcmp(damage, "KEPT") == 0 ? FENCI_DAMAGE_KEPT : FENCI_DAMAGE_REPAIRED, &extractor));
  OK(fenci_extract(extractor, text, offsets, 1, 20, FENCI_UNIT_UTF8, &found));
  const fenci_keyphrase *keyphrases = fenci_keyphrases_of(found, 0, &count);
  for (size_t i = 0; i < count; i++) {
    printf(
        "%s\t%.4f\t%zu\n", keyphrases[i].phrase, keyphrases[i].score,
        keyphrases[i].occurrence_count);
  }
  fenci_close(found);
  fenci_close(extractor);
  free(text);
}

int main(int count, char **arguments) {
  OK(fenci_lexicon_standard(&lexicon));
  OK(fenci_model_standard(&model));
  if (count == 5 && strcmp(arguments[1], "words") == 0) {
    print_words(atoi(arguments[2]), atoi(arguments[3]), arguments[4]);
  } else if (count == 4 && strcmp(arguments[1], "keyphrases") == 0) {
    print_keyphrases(arguments[2], arguments[3]);
  } else if (count == 3) {
    test_arguments();
    test_images(arguments[1], arguments[2]);
    test_tokens();
    test_units();
    test_user_dictionary();
    test_keyphrases();
    test_repair();
    test_threads();
    puts("all tests of the C interface passed");
  } else if (count == 2 && strcmp(arguments[1], "threads") == 0) {
    test_threads();
    puts("the test of several threads passed");
  } else {
    fputs("usage: see main.c\n", stderr);
    return 2;
  }
  fenci_close(lexicon);
  fenci_close(model);
  return 0;
}
