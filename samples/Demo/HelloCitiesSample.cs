using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Demo;

/// <summary>Starts HelloCities on a fresh SQLite file and follows one orchestration over HTTP to its end.</summary>
internal static class HelloCitiesSample
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <returns>Whether the orchestration completed.</returns>
    public static async Task<bool> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("perdure-demo-").FullName;
        var url = $"http://localhost:{FreePort()}";
        using var application = Start(url, Path.Combine(folder, "hello-cities.db"));
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri(url) };
            await UntilItListensAsync(http, application);
            return await FollowAsync(http);
        }
        finally
        {
            application.Kill(entireProcessTree: true);
            await application.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process Start(string url, string database)
    {
        var assembly = Path.Combine(
            Samples.Folder, "..", "artifacts", "bin", "HelloCities", Samples.Configuration.ToLowerInvariant(), "HelloCities.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { assembly, "--urls", url, "--Database", database })
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("'dotnet' could not be started.");
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task UntilItListensAsync(HttpClient http, Process application)
    {
        while (true)
        {
            try
            {
                using var response = await http.GetAsync("/");
                return;
            }
            catch (HttpRequestException) when (!application.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<bool> FollowAsync(HttpClient http)
    {
        Console.WriteLine($"   POST {http.BaseAddress}api/orchestrators/HelloCities");
        using var started = await http.PostAsync("/api/orchestrators/HelloCities", content: null);
        started.EnsureSuccessStatusCode();
        Console.WriteLine($"   {(int)started.StatusCode} {started.StatusCode}");
        Console.WriteLine($"   GET {started.Headers.Location}");
        while (true)
        {
            using var response = await http.GetAsync(started.Headers.Location);
            if (response.StatusCode != HttpStatusCode.Accepted)
            {
                var status = await response.Content.ReadFromJsonAsync<JsonElement>();
                Console.WriteLine(JsonSerializer.Serialize(status, Indented));
                return status.GetProperty("runtimeStatus").GetString() == "Completed";
            }

            await Task.Delay(100);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
