/* Wrong arguments: every function refuses them and clears its outputs. */
#include "check.h"

#include <stdint.h>

#define TOO_LARGE ((size_t)PTRDIFF_MAX + 1)
/* A value that no enumeration has. */
#define NO 77

/* A pointer that is not NULL, to see that a function clears it. */
#define SOME ((void *)&lexicon)

static void test_segmenters(void) {
  fenci_segmenter *made = SOME;
  INVALID(fenci_segmenter_create(lexicon, model, NULL, NULL));
  INVALID(fenci_segmenter_create(NULL, model, NULL, &made));
  CHECK(made == NULL);
  fenci_segmenter_options wrong[] = {
      {.method = (fenci_method)NO}, {.method = (fenci_method)-1},
      {.granularity = (fenci_granularity)NO}, {.names = (fenci_names)NO},
      {.tagging = (fenci_tagging)NO}};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    made = SOME;
    INVALID(fenci_segmenter_create(lexicon, model, &wrong[i], &made));
    CHECK(made == NULL);
  }
  /* A model is needed only by the trained method, which is the standard one at words and phrases. */
  for (int granularity = 0; granularity < 4; granularity++) {
    for (int method = 0; method <= FENCI_METHOD_TRAINED; method++) {
      fenci_segmenter_options options = {
          .method = (fenci_method)method, .granularity = (fenci_granularity)granularity};
      int needs = method == FENCI_METHOD_TRAINED
                  || (method == FENCI_METHOD_STANDARD && granularity <= FENCI_GRANULARITY_PHRASES);
      fenci_status status = fenci_segmenter_create(lexicon, NULL, &options, &made);
      CHECK(status == (needs ? FENCI_INVALID_ARGUMENT : FENCI_OK));
      CHECK((made == NULL) == needs);
      fenci_close(made);
    }
  }
}

static void test_segment(void) {
  fenci_segmenter *made = segmenter(FENCI_METHOD_STANDARD, FENCI_GRANULARITY_WORDS);
  fenci_token token;
  size_t count = 9;
  INVALID(fenci_segment(NULL, "a", 1, FENCI_UNIT_UTF8, &token, 1, &count));
  CHECK(count == 0);
  count = 9;
  INVALID(fenci_segment(made, NULL, 1, FENCI_UNIT_UTF8, &token, 1, &count));
  CHECK(count == 0);
  INVALID(fenci_segment(made, "a", TOO_LARGE, FENCI_UNIT_UTF8, &token, 1, &count));
  INVALID(fenci_segment(made, "a", SIZE_MAX, FENCI_UNIT_UTF8, &token, 1, &count));
  INVALID(fenci_segment(made, "a", 1, (fenci_unit)NO, &token, 1, &count));
  INVALID(fenci_segment(made, "a", 1, FENCI_UNIT_UTF8, NULL, 1, &count));
  INVALID(fenci_segment(made, "a", 1, FENCI_UNIT_UTF8, &token, TOO_LARGE, &count));
  INVALID(fenci_segment(made, "a", 1, FENCI_UNIT_UTF8, &token, 1, NULL));
  count = 9;
  OK(fenci_segment(made, NULL, 0, FENCI_UNIT_UTF8, NULL, 0, &count));
  CHECK(count == 0);
  CHECK(fenci_tag_name(NULL, 0) == NULL);
  CHECK(strcmp(fenci_tag_name(made, 0), "") == 0);
  CHECK(fenci_tag_name(made, UINT16_MAX) == NULL);
  fenci_close(made);
}

static void test_batches(void) {
  fenci_segmenter *made = segmenter(FENCI_METHOD_STANDARD, FENCI_GRANULARITY_WORDS);
  size_t good[] = {0, 1, 3}, falling[] = {0, 2, 1}, negative[] = {SIZE_MAX, 1, 2};
  size_t counts[2], count, ends[4];
  char bytes[8];
  fenci_token tokens[4];
  struct {
    const char *texts;
    const size_t *offsets;
    size_t text_count;
  } wrong[] = {{NULL, good, 2},  {"abc", NULL, 2},     {"abc", NULL, 0},
               {"abc", falling, 2}, {"abc", negative, 2}, {"abc", good, TOO_LARGE},
               {"abc", good, SIZE_MAX}, {"abc", good, PTRDIFF_MAX}};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    const char *texts = wrong[i].texts;
    const size_t *offsets = wrong[i].offsets;
    size_t n = wrong[i].text_count;
    fenci_extractor *extractor;
    fenci_keyphrases *found = SOME;
    OK(fenci_extractor_create(lexicon, FENCI_RANKING_TFIDF, FENCI_DAMAGE_KEPT, &extractor));
    count = 9;
    INVALID(fenci_segment_batch(made, texts, offsets, n, 0, tokens, 4, counts, &count));
    CHECK(count == 0);
    count = 9;
    INVALID(fenci_boundaries_batch(made, texts, offsets, n, 0, ends, 4, counts, &count));
    CHECK(count == 0);
    count = 9;
    INVALID(fenci_words_batch(made, texts, offsets, n, 0, '|', '\n', bytes, 8, &count));
    CHECK(count == 0);
    INVALID(fenci_extract(extractor, texts, offsets, n, 3, 0, &found));
    CHECK(found == NULL);
    fenci_close(extractor);
  }
  INVALID(fenci_segment_batch(NULL, "abc", good, 2, 0, tokens, 4, counts, &count));
  INVALID(fenci_segment_batch(made, "abc", good, 2, (fenci_unit)NO, tokens, 4, counts, &count));
  INVALID(fenci_segment_batch(made, "abc", good, 2, 0, NULL, 4, counts, &count));
  INVALID(fenci_segment_batch(made, "abc", good, 2, 0, tokens, 4, counts, NULL));
  INVALID(fenci_boundaries_batch(NULL, "abc", good, 2, 0, ends, 4, counts, &count));
  INVALID(fenci_boundaries_batch(made, "abc", good, 2, (fenci_unit)NO, ends, 4, counts, &count));
  INVALID(fenci_boundaries_batch(made, "abc", good, 2, 0, NULL, 4, counts, &count));
  INVALID(fenci_boundaries_batch(made, "abc", good, 2, 0, ends, SIZE_MAX, counts, &count));
  INVALID(fenci_boundaries_batch(made, "abc", good, 2, 0, ends, 4, counts, NULL));
  INVALID(fenci_words_batch(NULL, "abc", good, 2, 0, '|', '\n', bytes, 8, &count));
  INVALID(fenci_words_batch(made, "abc", good, 2, (fenci_form)NO, '|', '\n', bytes, 8, &count));
  INVALID(fenci_words_batch(made, "abc", good, 2, 0, '|', '\n', NULL, 8, &count));
  INVALID(fenci_words_batch(made, "abc", good, 2, 0, '|', '\n', bytes, 8, NULL));
  fenci_close(made);
}

static void test_extractors(void) {
  fenci_extractor *extractor = SOME;
  fenci_keyphrases *found = SOME;
  size_t offsets[] = {0, 3}, count = 9;
  INVALID(fenci_extractor_create(NULL, 0, 0, &extractor));
  CHECK(extractor == NULL);
  INVALID(fenci_extractor_create(lexicon, (fenci_ranking)NO, 0, &extractor));
  INVALID(fenci_extractor_create(lexicon, 0, (fenci_damage)NO, &extractor));
  INVALID(fenci_extractor_create(lexicon, 0, 0, NULL));
  OK(fenci_extractor_create(lexicon, 0, 0, &extractor));
  INVALID(fenci_extract(NULL, "abc", offsets, 1, 3, 0, &found));
  CHECK(found == NULL);
  INVALID(fenci_extract(extractor, "abc", offsets, 1, SIZE_MAX, 0, &found));
  INVALID(fenci_extract(extractor, "abc", offsets, 1, 3, (fenci_unit)NO, &found));
  INVALID(fenci_extract(extractor, "abc", offsets, 1, 3, 0, NULL));
  CHECK(fenci_keyphrases_of(NULL, 0, &count) == NULL);
  CHECK(count == 0);
  CHECK(fenci_keyphrases_of(NULL, 0, NULL) == NULL);
  OK(fenci_extract(extractor, "abc", offsets, 1, 0, 0, &found));
  CHECK(fenci_keyphrases_of(found, 0, &count) != NULL);
  CHECK(count == 0);
  count = 9;
  CHECK(fenci_keyphrases_of(found, 1, &count) == NULL);
  CHECK(count == 0);
  CHECK(fenci_keyphrases_of(found, SIZE_MAX, &count) == NULL);
  fenci_close(found);
  fenci_close(extractor);
}

static void test_repairs(void) {
  fenci_repair *repair = SOME;
  INVALID(fenci_repair_text(NULL, "abc", 3, 0, &repair));
  CHECK(repair == NULL);
  INVALID(fenci_repair_text(lexicon, NULL, 3, 0, &repair));
  INVALID(fenci_repair_text(lexicon, "abc", SIZE_MAX, 0, &repair));
  INVALID(fenci_repair_text(lexicon, "abc", 3, (fenci_unit)NO, &repair));
  INVALID(fenci_repair_text(lexicon, "abc", 3, 0, NULL));
  CHECK(fenci_repaired(NULL) == NULL);
  OK(fenci_repair_text(lexicon, "abc", 3, 0, &repair));
  fenci_range range = {1, 2};
  INVALID(fenci_original_ranges(NULL, &range, 1));
  INVALID(fenci_original_ranges(repair, NULL, 1));
  INVALID(fenci_original_ranges(repair, &range, SIZE_MAX));
  OK(fenci_original_ranges(repair, NULL, 0));
  fenci_range wrong[][2] = {
      {{1, 2}, {2, 4}}, {{1, 2}, {2, 1}}, {{1, 2}, {SIZE_MAX, 1}}, {{1, 2}, {1, SIZE_MAX}}};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    INVALID(fenci_original_ranges(repair, wrong[i], 2));
    CHECK(wrong[i][0].start == 1 && wrong[i][0].end == 2);
  }
  fenci_close(repair);
}

static void test_dictionaries(void) {
  fenci_user_dictionary *dictionary;
  fenci_lexicon *applied = SOME, *opened = SOME;
  fenci_model *opened_model = SOME;
  fenci_error error = {FENCI_MISSING_TABLE, "before"};
  size_t count = 9;
  INVALID(fenci_user_dictionary_create(NULL));
  OK(fenci_user_dictionary_create(&dictionary));
  INVALID(fenci_user_dictionary_insert(NULL, "a", 1, 1, NULL, &error));
  CHECK(error.code == FENCI_INVALID_ARGUMENT);
  CHECK(strcmp(error.message, "the user dictionary is NULL") == 0);
  INVALID(fenci_user_dictionary_insert(dictionary, NULL, 1, 1, NULL, &error));
  INVALID(fenci_user_dictionary_insert(dictionary, "a", SIZE_MAX, 1, NULL, NULL));
  INVALID(fenci_user_dictionary_insert(dictionary, "a", 1, -2, NULL, &error));
  CHECK(strcmp(error.message, "the count is negative") == 0);
  INVALID(fenci_user_dictionary_remove(NULL, "a", 1, &error));
  INVALID(fenci_user_dictionary_remove(dictionary, NULL, 1, &error));
  INVALID(fenci_user_dictionary_insert_lines(NULL, "a", 1, "words.txt", &count, &error));
  CHECK(count == 0);
  INVALID(fenci_user_dictionary_insert_lines(dictionary, NULL, 1, "words.txt", &count, &error));
  INVALID(fenci_user_dictionary_insert_lines(dictionary, "a", 1, NULL, NULL, NULL));
  CHECK(fenci_user_dictionary_problems(NULL) == NULL);
  CHECK(strcmp(fenci_user_dictionary_problems(dictionary), "") == 0);
  INVALID(fenci_lexicon_apply(NULL, dictionary, &applied, &error));
  CHECK(applied == NULL);
  INVALID(fenci_lexicon_apply(lexicon, NULL, &applied, NULL));
  INVALID(fenci_lexicon_apply(lexicon, dictionary, NULL, &error));
  INVALID(fenci_lexicon_standard(NULL));
  INVALID(fenci_model_standard(NULL));
  INVALID(fenci_lexicon_open(NULL, 1, &opened, &error));
  CHECK(opened == NULL);
  INVALID(fenci_lexicon_open("a", SIZE_MAX, &opened, &error));
  INVALID(fenci_lexicon_open("a", 1, NULL, NULL));
  INVALID(fenci_model_open(NULL, 1, &opened_model, &error));
  CHECK(opened_model == NULL);
  INVALID(fenci_model_open("a", 1, NULL, &error));
  fenci_close(dictionary);
}

void test_arguments(void) {
  CHECK(fenci_version() == FENCI_VERSION);
  CHECK(strcmp(fenci_status_name(FENCI_OK), "ok") == 0);
  for (int status = FENCI_OK; status <= FENCI_MISSING_TABLE; status++) {
    CHECK(strcmp(fenci_status_name((fenci_status)status), "unknown status") != 0);
  }
  CHECK(strcmp(fenci_status_name((fenci_status)NO), "unknown status") == 0);
  CHECK(strcmp(fenci_status_name((fenci_status)-1), "unknown status") == 0);
  fenci_close(NULL);
  test_segmenters();
  test_segment();
  test_batches();
  test_extractors();
  test_repairs();
  test_dictionaries();
}
