namespace Perdure.EndToEnd.Tests;

/// <summary>A project as its user has it: a folder outside the repository, with nothing but the installed packages.</summary>
internal sealed class FreshProject
{
    public FreshProject(string folder)
    {
        Folder = folder;
        Directory.CreateDirectory(folder);
    }

    public string Folder { get; }

    public FreshProject Write(string file, string content)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return this;
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public Task<DotnetResult> BuildAsync(params string[] more) =>
        DotnetCommand.RunAsync(Folder, ["build", "--no-incremental", "-nodeReuse:false", .. more]);

    public Task<DotnetResult> DotnetAsync(params string[] arguments) => DotnetCommand.RunAsync(Folder, arguments);
}
