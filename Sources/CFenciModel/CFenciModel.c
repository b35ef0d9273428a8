#include "CFenciModel.h"

static const _Alignas(64) unsigned char image[] = {
#embed "peoples-daily.fencimodel"
};

const void *fenci_peoples_daily_model(size_t *size) {
  *size = sizeof image;
  return image;
}
