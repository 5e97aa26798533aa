namespace NanoCap.Simulators.Alpaca.Wire;

/// <summary>A request cannot be read or done; the answer says why.</summary>
internal sealed class ApiException(ApiError error) : Exception(error.Message)
{
    public ApiError Error { get; } = error;
}
