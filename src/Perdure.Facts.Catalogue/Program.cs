using Perdure.Facts.Catalogue.Making;

if (args.Length != 1)
{
    Console.Error.WriteLine("Usage: dotnet run --project src/Perdure.Facts.Catalogue -- <file to write>");
    Console.Error.WriteLine("Writes what the members of the running .NET and ASP.NET Core reach. See docs/base-class-library.md.");
    return 1;
}

var text = FrameworkCatalogue.Make(FrameworkCatalogue.InstalledFrameworks());
File.WriteAllText(args[0], text);
Console.WriteLine($"{text.Length} characters written to '{args[0]}'.");
return 0;
