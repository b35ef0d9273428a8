"use strict";

// Numbers as the command writes them, and the parts of a score in its order.

function decimals(number, count) {
  const scale = 10 ** count;
  const value = Math.round(Math.abs(number) * scale);
  const digits = String(value % scale).padStart(count, "0");
  return `${number < 0 && value > 0 ? "-" : ""}${Math.floor(value / scale)}.${digits}`;
}

function twoDigits(number) {
  let count = 3, scaled = number * 1000;
  while (scaled < 10 && count < 9) {
    count++;
    scaled *= 10;
  }
  return decimals(Math.min(number, 1e9), count);
}

const factors = ["termhood", "salience"];

// The contributions to a factor, the largest first. Names are compared by code points.
function contributions(keyphrase, factor) {
  const amount = ({ value, weight }) => Math.abs(value * weight);
  return keyphrase.contributions.filter((part) => part.factor === factor).sort((a, b) =>
    amount(b) - amount(a) || (a.feature < b.feature ? -1 : a.feature > b.feature ? 1 : 0));
}
