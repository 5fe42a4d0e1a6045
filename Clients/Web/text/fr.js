// SPDX-License-Identifier: GPL-2.0-or-later

/** The French texts of the page. */
export const FRENCH = {
};
