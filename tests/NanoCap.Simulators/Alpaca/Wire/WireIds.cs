using System.Security.Cryptography;
using System.Text;

namespace NanoCap.Simulators.Alpaca.Wire;

/// <summary>Alpaca names everything by UUID; these follow from the exchange's own names, so that they are the same
/// after a restart.</summary>
internal static class WireIds
{
    public static string Account { get; } = Of("account");

    public static string OfOrder(string brokerOrderId) => Of($"order {brokerOrderId}");

    /// <summary>The stop of a pair, which is one order of the exchange and two of Alpaca's.</summary>
    public static string OfStop(string brokerOrderId) => Of($"stop {brokerOrderId}");

    public static string OfExecution(string executionId) => Of($"execution {executionId}");

    public static string OfAsset(string symbol) => Of($"asset {symbol}");

    /// <summary>The name of an order that was sent without one.</summary>
    public static string OfNameless(int number) => Of($"nameless {number}");

    private static string Of(string name) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToString("D");
}
