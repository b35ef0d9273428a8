#include "CFenciSQLite.h"

#include <stddef.h>
#include <stdint.h>

// A program that does not use SQLite still links: these are null then. Apple's linker wants a
// library that has them, which Package.swift names.
#if defined(__APPLE__)
#define FENCI_OPTIONAL __attribute__((weak_import))
#else
#define FENCI_OPTIONAL __attribute__((weak))
#endif

FENCI_OPTIONAL int sqlite3_prepare_v2(sqlite3 *, const char *, int, sqlite3_stmt **, const char **);
FENCI_OPTIONAL int sqlite3_bind_pointer(sqlite3_stmt *, int, void *, const char *,
                                        void (*)(void *));
FENCI_OPTIONAL int sqlite3_bind_text(sqlite3_stmt *, int, const char *, int, void (*)(void *));
FENCI_OPTIONAL int sqlite3_step(sqlite3_stmt *);
FENCI_OPTIONAL int sqlite3_finalize(sqlite3_stmt *);
FENCI_OPTIONAL const unsigned char *sqlite3_column_text(sqlite3_stmt *, int);
FENCI_OPTIONAL const char *sqlite3_errmsg(sqlite3 *);
FENCI_OPTIONAL int sqlite3_create_function_v2(
    sqlite3 *, const char *, int, int, void *, void (*)(sqlite3_context *, int, sqlite3_value **),
    void (*)(sqlite3_context *, int, sqlite3_value **), void (*)(sqlite3_context *),
    void (*)(void *));
FENCI_OPTIONAL const unsigned char *sqlite3_value_text(sqlite3_value *);
FENCI_OPTIONAL int sqlite3_value_bytes(sqlite3_value *);
FENCI_OPTIONAL void *sqlite3_user_data(sqlite3_context *);
FENCI_OPTIONAL void sqlite3_result_text(sqlite3_context *, const char *, int, void (*)(void *));

static _Atomic(void *(*)(sqlite3_context *)) user_data;

void *fenci_sqlite_context(sqlite3_context *call) {
  void *(*function)(sqlite3_context *) = user_data;
  return function ? function(call) : NULL;
}

bool fenci_sqlite_linked(fenci_sqlite *sqlite) {
  if (!sqlite3_prepare_v2 || !sqlite3_bind_pointer || !sqlite3_create_function_v2) return false;
  user_data = sqlite3_user_data;
  *sqlite = (fenci_sqlite){
      .prepare = sqlite3_prepare_v2,
      .bind_pointer = sqlite3_bind_pointer,
      .bind_text = sqlite3_bind_text,
      .step = sqlite3_step,
      .finalize = sqlite3_finalize,
      .column_text = sqlite3_column_text,
      .errmsg = sqlite3_errmsg,
      .create_function = sqlite3_create_function_v2,
      .value_text = sqlite3_value_text,
      .value_bytes = sqlite3_value_bytes,
      .result_text = sqlite3_result_text,
  };
  return true;
}

// The places of the functions in `sqlite3_api_routines`. SQLite only appends to this table.
enum {
  BIND_TEXT = 10,
  COLUMN_TEXT = 36,
  ERRMSG = 53,
  FINALIZE = 57,
  RESULT_TEXT = 85,
  STEP = 94,
  USER_DATA = 101,
  VALUE_BYTES = 103,
  VALUE_TEXT = 109,
  PREPARE_V2 = 116,
  CREATE_FUNCTION_V2 = 162,
  BIND_POINTER = 219,
};

void fenci_sqlite_loading(const void *routines, fenci_sqlite *sqlite) {
  void *const *table = routines;
  user_data = (void *(*)(sqlite3_context *))table[USER_DATA];
  *sqlite = (fenci_sqlite){
      .prepare = (__typeof__(sqlite->prepare))table[PREPARE_V2],
      .bind_pointer = (__typeof__(sqlite->bind_pointer))table[BIND_POINTER],
      .bind_text = (__typeof__(sqlite->bind_text))table[BIND_TEXT],
      .step = (__typeof__(sqlite->step))table[STEP],
      .finalize = (__typeof__(sqlite->finalize))table[FINALIZE],
      .column_text = (__typeof__(sqlite->column_text))table[COLUMN_TEXT],
      .errmsg = (__typeof__(sqlite->errmsg))table[ERRMSG],
      .create_function = (__typeof__(sqlite->create_function))table[CREATE_FUNCTION_V2],
      .value_text = (__typeof__(sqlite->value_text))table[VALUE_TEXT],
      .value_bytes = (__typeof__(sqlite->value_bytes))table[VALUE_BYTES],
      .result_text = (__typeof__(sqlite->result_text))table[RESULT_TEXT],
  };
}

// The first fields of FTS5's table of functions, version 2.
typedef struct fenci_fts5_api {
  int version;
  int (*create_tokenizer)(struct fenci_fts5_api *, const char *name, void *context,
                          fenci_fts5_functions *, void (*destroy)(void *));
} fenci_fts5_api;

int fenci_sqlite_register(const fenci_sqlite *sqlite, sqlite3 *connection, const char *name,
                          const fenci_fts5_functions *tokenizer, void *context, void (*destroy)(void *)) {
  fenci_fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;
  int result = sqlite->prepare(connection, "SELECT fts5(?1)", -1, &statement, NULL);
  if (result == FENCI_SQLITE_OK) {
    sqlite->bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", NULL);
    sqlite->step(statement);
  }
  sqlite->finalize(statement);
  if (!api || api->version < 2) {
    destroy(context);
    return -1;
  }
  fenci_fts5_functions functions = *tokenizer;
  result = api->create_tokenizer(api, name, context, &functions, destroy);
  if (result != FENCI_SQLITE_OK) destroy(context);
  return result;
}

void (*fenci_sqlite_transient(void))(void *) { return (void (*)(void *))(intptr_t)-1; }
