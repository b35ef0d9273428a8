/* ICU's word breaks, whose Chinese ones come from its dictionary.
 *
 * usage: icu FILE...     times the files, once they are in memory as UTF-16, which is ICU's own
 *        icu             prints the words of standard input
 */
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "worker.h"

static UChar *utf16(const char *path, int32_t *length) {
  size_t count;
  UErrorCode status = U_ZERO_ERROR;
  char *bytes = contents(path, &count);
  UChar *text = malloc((count + 1) * sizeof *text);
  u_strFromUTF8WithSub(text, (int32_t)count + 1, length, bytes, (int32_t)count, 0xFFFD, NULL, &status);
  free(bytes);
  if (U_FAILURE(status)) exit(1);
  return text;
}

int main(int argc, char **argv) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
  if (U_FAILURE(status)) return 1;
  double seconds = 0;
  size_t tokens = 0;
  for (int index = argc > 1; index < argc && (index > 0 || argc == 1); index++) {
    int32_t length, start = 0, end;
    UChar *text = utf16(index ? argv[index] : NULL, &length);
    double begin = now();
    ubrk_setText(words, text, length, &status);
    for (ubrk_first(words); (end = ubrk_next(words)) != UBRK_DONE; start = end) {
      tokens++;
      if (index == 0) {
        char word[256];
        int32_t size;
        UErrorCode ignored = U_ZERO_ERROR;
        u_strToUTF8(word, sizeof word, &size, text + start, end - start, &ignored);
        printf("%.*s ", (int)size, word);
      }
    }
    seconds += now() - begin;
    free(text);
  }
  if (argc > 1) report(seconds, tokens);
  return 0;
}
