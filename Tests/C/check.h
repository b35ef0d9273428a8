/* What the tests of the C interface share. */
#ifndef CHECK_H
#define CHECK_H

#include "fenci.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Ends the program with the place of the check if a condition does not hold. */
#define CHECK(condition) \
  ((condition) ? (void)0 \
               : (fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition), exit(1)))

/* Checks that a call succeeds, or fails as it should. */
#define OK(call) CHECK((call) == FENCI_OK)
#define INVALID(call) CHECK((call) == FENCI_INVALID_ARGUMENT)

/* What all tests use. main() opens and closes it. */
extern fenci_lexicon *lexicon;
extern fenci_model *model;

/* Makes a segmenter, which must succeed. */
fenci_segmenter *segmenter(fenci_method method, fenci_granularity granularity);

/* The tokens of a text that ends with NUL, with "|" between them. The caller frees the string. */
char *words(const fenci_segmenter *segmenter, const char *text, fenci_form form);

/* Checks the tokens of a text. */
void check_words(const fenci_segmenter *segmenter, const char *text, const char *expected);

/* The bytes of a file. The caller frees them. */
char *contents(const char *path, size_t *length);

/* A number below `limit`, the same in every run. */
size_t random_below(unsigned long long *state, size_t limit);

/* A text of 0 to 39 bytes out of pieces of Chinese text and broken characters. Returns its length. */
size_t random_text(unsigned long long *state, char text[64]);

void test_arguments(void);
void test_images(const char *lexicon_path, const char *model_path);
void test_tokens(void);
void test_units(void);
void test_user_dictionary(void);
void test_keyphrases(void);
void test_repair(void);
void test_threads(void);

#endif
