using System.Diagnostics;

namespace Perdure.Analyzers.Benchmarks.Measuring;

/// <summary>Measures the process while something runs.</summary>
internal static class Meter
{
    /// <summary>Runs <paramref name="work"/> on a clean heap and tells what it took.</summary>
    public static async Task<(Measurement Measurement, T Result)> MeasureAsync<T>(Func<Task<T>> work)
    {
        Clean();
        return await MeasureAsItIsAsync(work);
    }

    /// <summary>Runs <paramref name="work"/> on the heap as it is, as in the middle of an editing session.</summary>
    public static async Task<(Measurement Measurement, T Result)> MeasureAsItIsAsync<T>(Func<Task<T>> work)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        var result = await work();
        var wall = Stopwatch.GetElapsedTime(start);
        return (new Measurement(Environment.CpuUsage.TotalTime - cpu, wall, GC.GetTotalAllocatedBytes(precise: true) - allocated), result);
    }

    /// <summary>Collects all garbage, so that no run pays for the one before.</summary>
    public static void Clean()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
