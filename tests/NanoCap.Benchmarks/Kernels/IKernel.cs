namespace NanoCap.Benchmarks.Kernels;

/// <summary>One piece of work that is measured.</summary>
internal interface IKernel
{
    string Name { get; }

    /// <summary>Bars that one run reads.</summary>
    long Bars { get; }

    void Run();
}
