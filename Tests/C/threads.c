/* Eight threads use the same handles, and open and close others. */
#include "check.h"

#include <pthread.h>

enum { THREADS = 8, ROUNDS = 6, TEXTS = 32 };

static fenci_segmenter *shared[4];
static fenci_extractor *shared_extractor;
static fenci_repair *shared_repair;
static char texts[TEXTS * 64];
static size_t offsets[TEXTS + 1];
/* The answers of one thread. */
static fenci_token expected[4][4096];
static size_t expected_counts[4];
static char expected_phrase[64];

static size_t tokens_of_all(int granularity, fenci_token *tokens) {
  size_t count;
  OK(fenci_segment_batch(
      shared[granularity], texts, offsets, TEXTS, FENCI_UNIT_CODE_POINT, tokens, 4096, NULL,
      &count));
  CHECK(count <= 4096);
  return count;
}

static void check_keyphrase(void) {
  const char *text = "优化营商环境，建设创新型城市。";
  size_t text_offsets[] = {0, strlen(text)};
  fenci_keyphrases *found;
  OK(fenci_extract(shared_extractor, text, text_offsets, 1, 3, FENCI_UNIT_UTF16, &found));
  CHECK(strcmp(fenci_keyphrases_of(found, 0, NULL)->phrase, expected_phrase) == 0);
  fenci_close(found);
}

static void *work(void *argument) {
  unsigned long long state = *(const unsigned long long *)argument;
  fenci_token *tokens = malloc(4096 * sizeof *tokens);
  for (int round = 0; round < ROUNDS; round++) {
    int granularity = (int)random_below(&state, 4);
    size_t count = tokens_of_all(granularity, tokens);
    CHECK(count == expected_counts[granularity]);
    for (size_t i = 0; i < count; i++) {
      CHECK(tokens[i].start == expected[granularity][i].start);
      CHECK(tokens[i].end == expected[granularity][i].end);
      CHECK(tokens[i].tag == expected[granularity][i].tag);
    }
    check_keyphrase();
    fenci_range range = {0, 3};
    OK(fenci_original_ranges(shared_repair, &range, 1));
    CHECK(range.start == 0 && range.end == 3);
    if (round % 4 == 0) {
      fenci_user_dictionary *dictionary;
      fenci_lexicon *applied;
      fenci_segmenter *made;
      OK(fenci_user_dictionary_create(&dictionary));
      OK(fenci_user_dictionary_insert(dictionary, "云上物流", 12, FENCI_NO_COUNT, "n", NULL));
      OK(fenci_lexicon_apply(lexicon, dictionary, &applied, NULL));
      OK(fenci_segmenter_create(applied, model, NULL, &made));
      fenci_close(dictionary);
      fenci_close(applied);
      check_words(made, "云上物流的城市", "云上物流|的|城市");
      fenci_close(made);
    }
  }
  free(tokens);
  return NULL;
}

void test_threads(void) {
  unsigned long long state = 7, seeds[THREADS];
  pthread_t threads[THREADS];
  for (int i = 0; i < TEXTS; i++) {
    offsets[i + 1] = offsets[i] + random_text(&state, texts + offsets[i]);
  }
  for (int i = 0; i < 4; i++) {
    fenci_segmenter_options options = {
        .granularity = (fenci_granularity)i, .tagging = FENCI_TAGGING_CONTEXT};
    OK(fenci_segmenter_create(lexicon, model, &options, &shared[i]));
    expected_counts[i] = tokens_of_all(i, expected[i]);
  }
  CHECK(expected_counts[0] > TEXTS);
  OK(fenci_extractor_create(
      lexicon, FENCI_RANKING_TFIDF, FENCI_DAMAGE_REPAIRED, &shared_extractor));
  OK(fenci_repair_text(lexicon, "城市", 6, FENCI_UNIT_UTF8, &shared_repair));
  strcpy(expected_phrase, "创新型城市");
  check_keyphrase();
  for (int i = 0; i < THREADS; i++) {
    seeds[i] = (unsigned long long)i;
    CHECK(pthread_create(&threads[i], NULL, work, &seeds[i]) == 0);
  }
  for (int i = 0; i < THREADS; i++) CHECK(pthread_join(threads[i], NULL) == 0);
  for (int i = 0; i < 4; i++) fenci_close(shared[i]);
  fenci_close(shared_extractor);
  fenci_close(shared_repair);
}
