/* Images and user dictionaries. */
#include "check.h"

/* Images from memory give the same words. The bytes may be freed once they are opened. */
void test_images(const char *lexicon_path, const char *model_path) {
  size_t lexicon_length, model_length;
  char *image = contents(lexicon_path, &lexicon_length);
  char *weights = contents(model_path, &model_length);
  fenci_lexicon *opened;
  fenci_model *opened_model;
  fenci_segmenter *made;
  fenci_error error = {FENCI_MISSING_TABLE, "before"};
  OK(fenci_lexicon_open(image, lexicon_length, &opened, &error));
  CHECK(error.code == FENCI_OK && error.message[0] == '\0');
  OK(fenci_model_open(weights, model_length, &opened_model, NULL));
  memset(image, 0, lexicon_length);
  memset(weights, 0, model_length);
  OK(fenci_segmenter_create(opened, opened_model, NULL, &made));
  fenci_close(opened);
  fenci_close(opened_model);
  check_words(made, "江泽民主席关心安庆的发展", "江泽民|主席|关心|安庆|的|发展");
  fenci_close(made);
  CHECK(fenci_lexicon_open(image, lexicon_length, &opened, &error) == FENCI_INVALID_IMAGE);
  CHECK(opened == NULL && error.code == FENCI_INVALID_IMAGE);
  CHECK(strncmp(error.message, "invalid image, section ", 23) == 0);
  CHECK(fenci_model_open(weights, model_length, &opened_model, &error) == FENCI_INVALID_IMAGE);
  CHECK(opened_model == NULL && error.message[0] != '\0');
  CHECK(fenci_lexicon_open(NULL, 0, &opened, NULL) == FENCI_INVALID_IMAGE);
  free(image);
  free(weights);
}

static void test_insertions(void) {
  fenci_user_dictionary *dictionary;
  fenci_lexicon *applied;
  fenci_segmenter *made;
  fenci_segmenter_options options = {.method = FENCI_METHOD_PROBABILITY};
  fenci_error error;
  const char *text = "Louis Vuitton试点低空物流";
  OK(fenci_user_dictionary_create(&dictionary));
  OK(fenci_user_dictionary_insert(dictionary, "Louis Vuitton", 13, FENCI_NO_COUNT, "nz", &error));
  OK(fenci_user_dictionary_insert(dictionary, "低空物流", 12, 500, NULL, NULL));
  OK(fenci_user_dictionary_remove(dictionary, "试点", 6, &error));
  OK(fenci_lexicon_apply(lexicon, dictionary, &applied, &error));
  /* A later change does not reach the lexicon that exists. */
  OK(fenci_user_dictionary_remove(dictionary, "低空物流", 12, &error));
  fenci_close(dictionary);
  OK(fenci_segmenter_create(applied, NULL, &options, &made));
  fenci_close(applied);
  check_words(made, text, "Louis Vuitton|试|点|低空物流");
  fenci_token tokens[8];
  size_t count;
  OK(fenci_segment(made, text, strlen(text), FENCI_UNIT_UTF8, tokens, 8, &count));
  CHECK(count == 4 && (tokens[0].flags & FENCI_TOKEN_KNOWN));
  CHECK(strcmp(fenci_tag_name(made, tokens[0].tag), "nz") == 0);
  fenci_close(made);
  made = segmenter(FENCI_METHOD_PROBABILITY, FENCI_GRANULARITY_WORDS);
  check_words(made, text, "Louis| |Vuitton|试点|低空|物流");
  fenci_close(made);
}

static void test_entries(void) {
  fenci_user_dictionary *dictionary;
  fenci_error error;
  char tooLong[65];
  OK(fenci_user_dictionary_create(&dictionary));
  memset(tooLong, 'a', sizeof tooLong);
  struct {
    const char *word;
    size_t length;
    const char *tag;
  } wrong[] = {{"", 0, ""}, {NULL, 0, NULL}, {" ", 1, ""}, {tooLong, 65, ""}, {"\xE4\xB8", 2, ""},
               {"城市", 6, "a b"}};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    CHECK(
        fenci_user_dictionary_insert(
            dictionary, wrong[i].word, wrong[i].length, 1, wrong[i].tag, &error)
        == FENCI_INVALID_ENTRY);
    CHECK(error.code == FENCI_INVALID_ENTRY && error.message[0] != '\0');
  }
  CHECK(fenci_user_dictionary_remove(dictionary, " ", 1, NULL) == FENCI_INVALID_ENTRY);
  OK(fenci_user_dictionary_insert(dictionary, "城市", 6, 0, "", &error));
  CHECK(error.code == FENCI_OK && error.message[0] == '\0');
  fenci_close(dictionary);
}

static void test_lines(void) {
  const char *lines = "低空物流 500 n\n“”,3,n\n# a comment\n城\xFF\n云上物流";
  fenci_user_dictionary *dictionary;
  fenci_lexicon *applied;
  fenci_segmenter *made;
  fenci_segmenter_options options = {.method = FENCI_METHOD_PROBABILITY};
  fenci_error error;
  size_t count = 9;
  OK(fenci_user_dictionary_create(&dictionary));
  CHECK(
      fenci_user_dictionary_insert_lines(
          dictionary, lines, strlen(lines), "words.txt", &count, &error)
      == FENCI_INVALID_LINE);
  CHECK(count == 2);
  CHECK(strncmp(error.message, "words.txt:2: ", 13) == 0);
  const char *problems = fenci_user_dictionary_problems(dictionary);
  CHECK(strncmp(problems, error.message, strlen(error.message)) == 0);
  const char *second = strchr(problems, '\n');
  CHECK(second != NULL && strcmp(second + 1, "words.txt:4: not valid UTF-8") == 0);
  /* The lines without a problem were inserted. */
  OK(fenci_lexicon_apply(lexicon, dictionary, &applied, &error));
  OK(fenci_segmenter_create(applied, NULL, &options, &made));
  check_words(made, "低空物流和云上物流", "低空物流|和|云上物流");
  fenci_close(made);
  fenci_close(applied);
  OK(fenci_user_dictionary_insert_lines(dictionary, "物流云", 9, "more.txt", &count, &error));
  CHECK(count == 0 && strcmp(fenci_user_dictionary_problems(dictionary), "") == 0);
  fenci_close(dictionary);
}

/* More tags than a lexicon has room for: the error names the line of the first one that does not fit. */
static void test_limit(void) {
  fenci_user_dictionary *dictionary;
  fenci_lexicon *applied;
  fenci_error error;
  char lines[8192];
  size_t length = 0;
  OK(fenci_user_dictionary_create(&dictionary));
  for (int i = 0; i < 200; i++) {
    length += (size_t)snprintf(
        lines + length, sizeof lines - length, "城市%c%c\t1\tq%d\n", 'a' + i / 26, 'a' + i % 26, i);
  }
  OK(fenci_user_dictionary_insert_lines(dictionary, lines, length, "tags.txt", NULL, &error));
  CHECK(fenci_lexicon_apply(lexicon, dictionary, &applied, &error) == FENCI_INVALID_LINE);
  CHECK(applied == NULL && strncmp(error.message, "tags.txt:", 9) == 0);
  fenci_close(dictionary);
}

/* A message that is longer than its room ends between two characters. */
static void test_long_message(void) {
  fenci_user_dictionary *dictionary;
  fenci_error error;
  char name[1200] = "";
  for (int i = 0; i < 300; i++) strcat(name, "城");
  OK(fenci_user_dictionary_create(&dictionary));
  CHECK(
      fenci_user_dictionary_insert_lines(dictionary, "a,b,1", 5, name, NULL, &error)
      == FENCI_INVALID_LINE);
  CHECK(strlen(error.message) == 507);
  CHECK(memcmp(error.message, name, 507) == 0);
  fenci_close(dictionary);
}

void test_user_dictionary(void) {
  test_insertions();
  test_entries();
  test_lines();
  test_limit();
  test_long_message();
}
