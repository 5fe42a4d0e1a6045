// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading.Tasks;
using NUnit.Framework;
using Web.Tests.Support;

namespace Web.Tests;

/// <summary>Ends the browser when all tests are over.</summary>
[SetUpFixture]
public sealed class BrowserSetUp
{
    [OneTimeTearDown]
    public static Task CloseAsync() => Browser.CloseAsync();
}
