// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Auth.Native;

/// <summary>
/// Answers what PAM's modules ask (pam_conv(3)): each question whose answer is not shown gets the password, messages are
/// passed over, and whatever else is asked ends the login. For one login; disposing of it clears the password.
/// </summary>
internal sealed class PamConversation : IDisposable
{
    private readonly byte[] _password;
    private GCHandle _handle;

    /// <summary>Takes the password over: UTF-8, with no zero byte.</summary>
    public PamConversation(byte[] password)
    {
        _password = password;
        _handle = GCHandle.Alloc(this);
    }

    /// <summary>What the library is given.</summary>
    public unsafe Callback Native => new() { _function = &Converse, _data = GCHandle.ToIntPtr(_handle) };

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_password);
        _handle.Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe int Converse(int count, Message** messages, Response** responses, nint data)
    {
        if (count is <= 0 or > Libpam.PAM_MAX_NUM_MSG || GCHandle.FromIntPtr(data).Target is not PamConversation self)
        {
            return Libpam.PAM_CONV_ERR;
        }

        // The modules release it with free(3), of which this is the counterpart.
        var answers = (Response*)NativeMemory.AllocZeroed((nuint)count, (nuint)sizeof(Response));
        for (int index = 0; index < count; index++)
        {
            switch (messages[index]->_style)
            {
                case Libpam.PAM_PROMPT_ECHO_OFF:
                    answers[index]._text = self.CopyPassword();
                    break;
                case Libpam.PAM_ERROR_MSG or Libpam.PAM_TEXT_INFO:
                    break;
                default:
                    self.Release(answers, count);
                    return Libpam.PAM_CONV_ERR;
            }
        }

        *responses = answers;
        return Libpam.PAM_SUCCESS;
    }

    private unsafe byte* CopyPassword()
    {
        byte* copy = (byte*)NativeMemory.AllocZeroed((nuint)_password.Length + 1);
        _password.CopyTo(new Span<byte>(copy, _password.Length));
        return copy;
    }

    private unsafe void Release(Response* answers, int count)
    {
        for (int index = 0; index < count; index++)
        {
            if (answers[index]._text != null)
            {
                CryptographicOperations.ZeroMemory(new Span<byte>(answers[index]._text, _password.Length));
                NativeMemory.Free(answers[index]._text);
            }
        }

        NativeMemory.Free(answers);
    }

    /// <summary>struct pam_conv.</summary>
    public unsafe struct Callback
    {
        internal delegate* unmanaged[Cdecl]<int, Message**, Response**, nint, int> _function;
        internal nint _data;
    }

    /// <summary>struct pam_message.</summary>
    internal unsafe struct Message
    {
        internal int _style;
        internal byte* _text;
    }

    /// <summary>struct pam_response.</summary>
    internal unsafe struct Response
    {
        internal byte* _text;
        internal int _unused;
    }
}
