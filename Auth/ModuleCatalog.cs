// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Auth.Ldap;
using Auth.Pam;
using Auth.Sha;
using Localization;

namespace Auth;

/// <summary>
/// Finds authentication modules: those that are built in by name, others by the path of their assembly. Stateless; safe
/// to use from any thread.
/// </summary>
public static class ModuleCatalog
{
    private static readonly string[] s_names = ["none", "sha", "ldap", "pam"];

    /// <summary>The modules that are built in.</summary>
    public static IReadOnlyList<string> Names => s_names;

    /// <summary>Makes a module.</summary>
    /// <param name="module">
    /// <c>none</c>, <c>sha</c>, <c>ldap</c>, <c>pam</c>, or the path of an assembly, which ends in <c>.dll</c>. Its code
    /// runs with all rights of the daemon.
    /// </param>
    /// <param name="options">The module's options, by name.</param>
    /// <returns>The module.</returns>
    /// <exception cref="AuthenticationModuleException">
    /// There is no such module; the assembly cannot be loaded, can be written by others, or is not a module; or the
    /// module refuses the options.
    /// </exception>
    public static IAuthenticator Create(string module, IReadOnlyDictionary<string, string> options)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(options);
        if (module.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            return Construct(module, FindType(module, Load(module)), options);
        }

        return module switch
        {
            "none" => Construct(module, typeof(NoneAuthenticator), options),
            "sha" => Construct(module, typeof(ShaAuthenticator), options),
            "ldap" => Construct(module, typeof(LdapAuthenticator), options),
            "pam" => Construct(module, typeof(PamAuthenticator), options),
            _ => throw new AuthenticationModuleException(
                module,
                    Messages.Format($"is not known; use {string.Join(", ", s_names)}, or a path that ends in .dll")),
        };
    }

    /// <summary>Makes the module from its class, with the options if it takes any.</summary>
    /// <exception cref="AuthenticationModuleException">It has no fitting constructor, or that one fails.</exception>
    internal static IAuthenticator Construct(string module, Type type, IReadOnlyDictionary<string, string> options)
    {
        ConstructorInfo? withOptions = type.GetConstructor([typeof(IReadOnlyDictionary<string, string>)]);
        ConstructorInfo? plain = type.GetConstructor(Type.EmptyTypes);
        try
        {
            if (withOptions is not null)
            {
                return (IAuthenticator)withOptions.Invoke([options]);
            }

            if (plain is null)
            {
                throw new AuthenticationModuleException(
                    module, Messages.Format(
                        $"{type.FullName} needs a public constructor that takes the options, or nothing"));
            }

            return options.Count == 0
                ? (IAuthenticator)plain.Invoke(null)
                : throw new AuthenticationModuleException(
                    module,
                        Messages.Format($"takes no options, but was given {string.Join(", ", options.Keys.Order())}"));
        }
        catch (TargetInvocationException exception)
        {
            string reason = exception.InnerException?.Message ?? exception.Message;
            throw new AuthenticationModuleException(module, Messages.Format(
                $"did not start: {reason}"), exception.InnerException);
        }
    }

    private static Assembly Load(string module)
    {
        string path = Path.GetFullPath(module);
        try
        {
            if ((File.GetUnixFileMode(path) & UnixFileMode.OtherWrite) != 0)
            {
                throw new AuthenticationModuleException(
                    module, Messages.Format(
                        $"can be written by everyone, and would run with the daemon's rights; chmod o-w {path}"));
            }

            return new ModuleLoadContext(path).LoadFromAssemblyPath(path);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            throw new AuthenticationModuleException(module, Messages.Format(
                $"cannot be loaded: {exception.Message}"), exception);
        }
    }

    private static Type FindType(string module, Assembly assembly)
    {
        Type[] types;
        try
        {
            types = [.. assembly.GetExportedTypes().Where(
                type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IAuthenticator)))];
        }
        catch (Exception exception) when (exception is IOException or TypeLoadException)
        {
            throw new AuthenticationModuleException(
                module, Messages.Format($"needs an assembly that is not beside it: {exception.Message}"), exception);
        }

        return types.Length switch
        {
            1 => types[0],
            0 => throw new AuthenticationModuleException(
                module, Messages.Format($"has no public class that implements {typeof(IAuthenticator).FullName}")),
            int count => throw new AuthenticationModuleException(
                module, Messages.Format(
                    $"has {count} public classes that implement {typeof(IAuthenticator).FullName}; one is needed")),
        };
    }
}
