// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Contract;
using Inventory.Validation;
using XmlRpc.Values;

namespace Daemon.Inventories;

/// <summary>The faults that refused writes become.</summary>
internal static class FindingFaults
{
    // Texts go into XML, which has its own ways to escape; a reader of the fault should find letters, not their numbers.
    private static readonly JsonSerializerOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>
    /// Fault 422 with the findings as JSON, <c>[{code,field,message}]</c>; or fault 409 with sentences, where nothing is
    /// wrong but that records are in use.
    /// </summary>
    public static XmlRpcFault Of(InventoryValidationException refused) =>
        refused.Findings.All(finding => finding.Code is ValidationCodes.InUse or ValidationCodes.GroupEmpty && finding.Field == "id")
            ? new XmlRpcFault(FaultCodes.Conflict, refused.Message)
            : new XmlRpcFault(FaultCodes.InvalidValue, Json(refused));

    private static string Json(InventoryValidationException refused) => JsonSerializer.Serialize(
        refused.Findings.Select(finding => new { finding.Code, finding.Field, finding.Message }), s_json);
}
