// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Daemon.Configuration;
using Daemon.Hosting;
using Localization;

namespace Daemon.Policy;

/// <summary>
/// The secret by which a proxy shows that it is the trusted one. Safe for use by several threads.
/// </summary>
internal sealed class ProxySecret
{
    private const string Option = "proxy-secret-file";
    private const int LeastLength = 16;
    private const int MostLength = 256;

    private readonly string _path;
    private volatile byte[] _digest;

    private ProxySecret(string path)
    {
        _path = path;
        _digest = Load();
    }

    /// <summary>Reads the file that <paramref name="options"/> name; null where they name none.</summary>
    /// <exception cref="StartupException">It cannot be read, others can read it, or it is no secret.</exception>
    public static ProxySecret? Open(Options options)
    {
        return options.ProxySecretFile is { } path ? new ProxySecret(path) : null;
    }

    /// <summary>Reads the file again; where it cannot be used the present secret stays.</summary>
    /// <exception cref="StartupException">It cannot be used.</exception>
    public void Renew() => _digest = Load();

    /// <summary>Whether a client's text is the secret; how long the answer takes says nothing about the secret.</summary>
    public bool Matches(string text) => CryptographicOperations.FixedTimeEquals(Digest(text), _digest);

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private byte[] Load()
    {
        string secret = SecretFile.Read(Option, _path).TrimEnd('\r', '\n');
        bool isFit = secret.Length is >= LeastLength and <= MostLength && secret.All(char.IsAsciiLetterOrDigit);
        return isFit
            ? Digest(secret)
            : throw new StartupException(
                ExitCodes.BadConfiguration,
                Messages.Format(
                    $"{Option}: {_path} must hold one line of 16 to 256 letters and digits; openssl rand -hex 32 makes one"));
    }
}
