namespace NanoCap.Simulators.Telegram.Updates;

/// <summary>Where updates are sent, and how that goes.</summary>
internal sealed class WebhookState
{
    public Uri? Address { get; set; }

    public string? Secret { get; set; }

    public DateTimeOffset? FailedAt { get; set; }

    public string? Failure { get; set; }

    public bool IsActive => Address is not null;
}
