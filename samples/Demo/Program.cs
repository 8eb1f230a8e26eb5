using Demo;

Console.WriteLine("1. The analyzers on samples/Broken, which is wrong on purpose");
Console.WriteLine();
var findings = await BrokenSample.AnalyzeAsync();
foreach (var finding in findings)
{
    Console.WriteLine($"   {finding}");
}

Console.WriteLine();
Console.WriteLine($"   {findings.Count} findings. Most have a one-click fix in an editor; docs/code-fixes.md says which.");
Console.WriteLine();
Console.WriteLine("2. samples/HelloCities, run on an embedded SQLite file");
Console.WriteLine();
var completed = await HelloCitiesSample.RunAsync();
Console.WriteLine();

if (findings.Count == 0)
{
    Console.Error.WriteLine("The analyzers found nothing in samples/Broken: that must not be.");
}

return findings.Count > 0 && completed ? 0 : 1;
