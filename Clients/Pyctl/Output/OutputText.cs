// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Pyctl.Output;

/// <summary>Text on its way to standard output, as UTF-8. One thread at a time.</summary>
/// <param name="stream">Where the bytes go.</param>
internal sealed class OutputText(Stream stream)
{
    private const int StandardOutput = 1;
    private const int FlushAt = 1 << 15;

    /// <summary>EPIPE, which the runtime hands on as it is.</summary>
    private const int BrokenPipe = 32;

    private readonly StringBuilder _text = new();

    /// <summary>Makes one over standard output.</summary>
    /// <remarks>The stream of the console says nothing of a closed pipe, so a pipe is written as a file.</remarks>
    public static OutputText OverStandardOutput()
    {
        var file = new FileStream(
            new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        bool isPipe = Console.IsOutputRedirected && !file.CanSeek;
        return new OutputText(isPipe ? file : Console.OpenStandardOutput());
    }

    /// <summary>Writes text.</summary>
    /// <exception cref="OutputClosedException">Nobody reads it any more.</exception>
    public void Write(string text)
    {
        _text.Append(text);
        if (_text.Length >= FlushAt)
        {
            Flush();
        }
    }

    /// <summary>Writes a line.</summary>
    /// <exception cref="OutputClosedException">Nobody reads it any more.</exception>
    public void WriteLine(string text = "")
    {
        _text.Append(text);
        Write("\n");
    }

    /// <summary>Writes bytes as they are, after what was written before.</summary>
    /// <exception cref="OutputClosedException">Nobody reads them any more.</exception>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        Flush();
        Send(bytes);
    }

    /// <summary>Sends on what was written.</summary>
    /// <exception cref="OutputClosedException">Nobody reads it any more.</exception>
    public void Flush()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(_text.ToString());
        _text.Clear();
        Send(bytes);
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.Write(bytes);
            stream.Flush();
        }
        catch (IOException exception) when (exception.HResult == BrokenPipe)
        {
            throw new OutputClosedException(exception);
        }
    }
}
