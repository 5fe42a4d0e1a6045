// SPDX-License-Identifier: GPL-2.0-or-later
import { RpcFault } from '../rpc/fault.js';
import { t } from '../text/language.js';
import { showDialog } from '../ui/dialog.js';
import { element, setText } from '../ui/element.js';

/**
 * Asks for a name and a password until they open a session. The password goes to the daemon and is forgotten.
 * @param {import('../rpc/session.js').Session} session
 * @param {string} user the name that stands there at first
 * @param {string} reason why it asks; may be empty
 * @returns {Promise<string>} the user's name
 */
export function askLogin(session, user, reason) {
  return showDialog(t('Log in'), (close) => {
    const name = element('input', { name: 'username', autocomplete: 'username', value: user, required: true, spellcheck: 'false' });
    const password = element('input', { name: 'password', type: 'password', autocomplete: 'current-password', required: true });
    const error = element('p', { class: 'form-error', role: 'alert' });
    const submit = element('button', { type: 'submit', class: 'primary' }, t('Log in'));
    const enter = async (event) => {
      event.preventDefault();
      submit.disabled = true;
      setText(error, '');
      try {
        await session.open(name.value, password.value);
        close(name.value);
      } catch (failure) {
        setText(error, failure instanceof RpcFault ? failure.message : t('The daemon does not answer.'));
        password.focus();
      } finally {
        password.value = '';
        submit.disabled = false;
      }
    };
    (user === '' ? name : password).autofocus = true;
    return [
      reason !== '' && element('p', {}, reason),
      element(
        'form', { class: 'login-form', onsubmit: enter },
        element('label', {}, t('Name'), name), element('label', {}, t('Password'), password), error, submit),
    ].filter(Boolean);
  }, { canCancel: false, className: 'login' });
}
